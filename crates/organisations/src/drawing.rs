//! Draws a picture that somebody sent anew, as a PNG of moderate size: what else was in the file, such as
//! places, cameras and hidden parts, stays behind. Never trusts what the file says of itself.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits, Rgba, RgbaImage};

/// No side of what is sent may be longer, in pixels.
const LARGEST: u32 = 6000;
/// What reading it may take of memory at most.
const MEMORY_BYTES: u64 = 160 * 1024 * 1024;
/// No side of what is kept is longer, in pixels.
pub(crate) const KEPT: u32 = 512;

/// A picture that was drawn anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) png: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Why it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undrawable {
    /// It is no picture of a kind that is taken, or it is broken.
    Kind,
    /// It has too many pixels.
    TooLarge,
}

/// Draws it anew. Takes a moment: not for a thread that serves.
pub(crate) fn draw(bytes: &[u8]) -> Result<Drawn, Undrawable> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Undrawable::Kind)?;
    if !matches!(
        reader.format(),
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)
    ) {
        return Err(Undrawable::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY_BYTES);
    reader.limits(limits);
    let picture = reader.decode().map_err(|e| match e {
        image::ImageError::Limits(_) => Undrawable::TooLarge,
        _ => Undrawable::Kind,
    })?;
    let picture = if picture.width().max(picture.height()) > KEPT {
        picture.thumbnail(KEPT, KEPT)
    } else {
        picture
    };
    let drawn = picture.into_rgba8();
    // On white: what was made for paper would be lost on a dark page.
    let mut picture = RgbaImage::from_pixel(drawn.width(), drawn.height(), Rgba([255; 4]));
    image::imageops::overlay(&mut picture, &drawn, 0, 0);
    let mut png = Cursor::new(Vec::new());
    picture
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|_| Undrawable::Kind)?;
    Ok(Drawn {
        width: picture.width(),
        height: picture.height(),
        png: png.into_inner(),
    })
}

/// A logo for the demo: a disc and a bar in two colours.
pub(crate) fn emblem(turn: usize) -> Drawn {
    const COLOURS: [([u8; 3], [u8; 3]); 5] = [
        ([20, 83, 136], [250, 204, 21]),
        ([22, 101, 52], [240, 253, 244]),
        ([127, 29, 29], [254, 226, 226]),
        ([88, 28, 135], [251, 191, 36]),
        ([15, 23, 42], [56, 189, 248]),
    ];
    const SIDE: u32 = 192;
    let (ground, mark) = COLOURS[turn % COLOURS.len()];
    let picture = RgbaImage::from_fn(SIDE, SIDE, |x, y| {
        let from_middle = |v: u32| i64::from(v) - i64::from(SIDE / 2);
        let (dx, dy) = (from_middle(x), from_middle(y));
        let far = dx * dx + dy * dy;
        let slant = i64::try_from(turn % 3).unwrap_or_default() - 1;
        let on_bar = (dy + slant * dx / 2).abs() < 14 || (36 * 36..48 * 48).contains(&far);
        match far {
            far if far > 92 * 92 => Rgba([0, 0, 0, 0]),
            _ if on_bar => Rgba([mark[0], mark[1], mark[2], 255]),
            _ => Rgba([ground[0], ground[1], ground[2], 255]),
        }
    });
    let mut png = Cursor::new(Vec::new());
    picture
        .write_to(&mut png, ImageFormat::Png)
        .expect("a picture in memory can be written to memory");
    Drawn {
        width: SIDE,
        height: SIDE,
        png: png.into_inner(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(width, height, image::Rgb([1, 2, 3]));
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_picture_is_drawn_smaller_in_its_shape() {
        let drawn = draw(&png(1600, 800)).unwrap();
        assert_eq!((drawn.width, drawn.height), (512, 256));
        let small = draw(&png(40, 30)).unwrap();
        assert_eq!((small.width, small.height), (40, 30));
        assert_eq!(emblem(3).width, 192);
    }

    #[test]
    fn nothing_else_of_the_file_is_kept() {
        let mut jpeg = Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(20, 20, image::Rgb([200, 2, 3]));
        picture.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let plain = jpeg.into_inner();
        // A segment of application data after the first marker, as cameras write it.
        let mut with_exif = plain[..2].to_vec();
        let secret = b"Exif\0\0GPS 59.27 15.21 canary";
        with_exif.extend([0xff, 0xe1]);
        with_exif.extend(u16::try_from(secret.len() + 2).unwrap().to_be_bytes());
        with_exif.extend(secret);
        with_exif.extend(&plain[2..]);
        let drawn = draw(&with_exif).unwrap();
        assert!(drawn.png.starts_with(b"\x89PNG"));
        assert!(!drawn.png.windows(6).any(|part| part == b"canary"));
    }

    #[test]
    fn what_is_no_picture_and_what_would_burst_is_refused() {
        for bytes in [
            &b""[..],
            b"<svg xmlns='x'/>",
            b"GIF89a\x01\0\x01\0",
            b"\x89PNG\r\n\x1a\n",
            b"%PDF-1.7",
        ] {
            assert_eq!(draw(bytes), Err(Undrawable::Kind), "{bytes:?}");
        }
        // A few bytes that say they are 60 000 times 60 000 pixels.
        let mut bomb = png(1, 1);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(draw(&bomb).is_err());
        assert_eq!(draw(&png(6001, 1)), Err(Undrawable::TooLarge));
    }
}
