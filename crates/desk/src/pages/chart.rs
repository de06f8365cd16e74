//! A chart of two figures a month, as numbers for a drawing. Colours and words are the page's.

/// The drawing's size, in its own units.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 200;
/// For the numbers beside and the months below.
const LEFT: u64 = 44;
const BELOW: u64 = 24;
const ABOVE: u64 = 12;
/// More months than this are not all named.
const NAMED: usize = 13;

/// A chart.
pub(crate) struct Chart {
    pub(crate) width: u64,
    pub(crate) height: u64,
    /// Where the bars begin.
    pub(crate) left: u64,
    pub(crate) bars: Vec<Bar>,
    /// Lines across, each with its number.
    pub(crate) lines: Vec<(u64, u64)>,
    /// Where months are named.
    pub(crate) names: Vec<(u64, String)>,
}

/// A bar.
pub(crate) struct Bar {
    pub(crate) x: u64,
    pub(crate) y: u64,
    pub(crate) width: u64,
    pub(crate) height: u64,
    /// Of the first figure, or the second.
    pub(crate) is_first: bool,
}

impl Chart {
    /// Of months in order: name, and two figures.
    pub(crate) fn new(months: impl Iterator<Item = (String, u64, u64)>) -> Chart {
        let months: Vec<_> = months.collect();
        let most = months.iter().map(|(_, a, b)| *a.max(b)).max().unwrap_or_default();
        let top = rounded_up(most);
        let room = HEIGHT - BELOW - ABOVE;
        let step = (WIDTH - LEFT) / u64::try_from(months.len().max(1)).unwrap_or(1);
        let width = (step * 2 / 5).clamp(1, 40);
        let (mut bars, mut names) = (Vec::new(), Vec::new());
        let every = if months.len() > NAMED { 3 } else { 1 };
        for (i, ((name, first, second), place)) in months.into_iter().zip(0..).enumerate() {
            let x = LEFT + step * place;
            for (figure, is_first) in [(first, true), (second, false)] {
                let height = (room * figure).div_ceil(top);
                bars.push(Bar {
                    x: x + if is_first { 0 } else { width + 1 },
                    y: HEIGHT - BELOW - height,
                    width,
                    height,
                    is_first,
                });
            }
            if i % every == 0 {
                names.push((x + width, name));
            }
        }
        Chart {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            bars,
            lines: [0, top / 2, top]
                .map(|at| (HEIGHT - BELOW - room * at / top, at))
                .to_vec(),
            names,
        }
    }
}

/// The even number of few digits that is no smaller: 1, 2 or 5 and zeros.
fn rounded_up(most: u64) -> u64 {
    let mut unit = 1;
    loop {
        for step in [2, 4, 10] {
            if unit * step >= most {
                return unit * step;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_within_the_drawing_whatever_is_counted() {
        for months in [1, 12, 24] {
            for most in [0, 1, 7, 1_000_000] {
                let chart = Chart::new((0..months).map(|month| (month.to_string(), most, most / 2)));
                assert_eq!(chart.bars.len(), 2 * usize::try_from(months).unwrap());
                for bar in &chart.bars {
                    assert!(bar.x + bar.width <= WIDTH && bar.y >= ABOVE && bar.y + bar.height == HEIGHT - BELOW);
                }
                assert!(chart.lines.iter().all(|(y, _)| (ABOVE..=HEIGHT - BELOW).contains(y)));
            }
        }
        assert!(Chart::new(std::iter::empty()).bars.is_empty());
    }

    #[test]
    fn the_top_line_is_a_number_that_is_easily_read() {
        let tops: Vec<_> = [0, 1, 3, 5, 11, 39, 41, 4_000].map(rounded_up).to_vec();
        assert_eq!(tops, [2, 2, 4, 10, 20, 40, 100, 4_000]);
    }
}
