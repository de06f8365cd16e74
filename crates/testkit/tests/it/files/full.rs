//! A file storage that takes nothing, and one that is full in the middle of a file.

use std::process::Command;

use chrono::TimeDelta;
use testkit::{TestPortal, both};

use super::{PDF, all, new_case};

const TOLD: &str = "Vi kan inte spara filen ritning.pdf just nu. Det beror på oss. Försök igen om en stund, eller skicka utan \
                    filen.";

/// Puts a file where each shelf would be.
fn block(portal: &TestPortal) {
    let folder = portal.folder().join("blobs");
    for shelf in 0..=255 {
        std::fs::write(folder.join(format!("{shelf:02x}")), "").unwrap();
    }
}

fn unblock(portal: &TestPortal) {
    let folder = portal.folder().join("blobs");
    for shelf in 0..=255 {
        std::fs::remove_file(folder.join(format!("{shelf:02x}"))).unwrap();
    }
}

both!(
    a_storage_that_takes_nothing_is_told_and_nothing_typed_is_lost,
    async |portal| {
        let mut anna = portal.anna().await;
        block(portal);
        new_case(&mut anna).await;
        anna.attach("ritning.pdf", PDF).press("Skicka").await.mistakes(&[TOLD]);
        assert_eq!(anna.page().value("Meddelande"), "Här är den.");
        assert_eq!(anna.page().value("Rubrik"), "Ritning");
        // The same to a browser that sends each file as it is chosen.
        let mut upload = anna.submission("Skicka");
        upload.action = "/filer".to_owned();
        upload.fields.retain(|(name, _)| name.starts_with('_'));
        upload.files = Some(vec![("ritning.pdf".to_owned(), PDF.to_vec())]);
        anna.submit(&upload).await.status(507);
        let answer: serde_json::Value = serde_json::from_str(&anna.page().body).unwrap();
        assert_eq!(answer["error"], TOLD);
        unblock(portal);
        portal.advance(TimeDelta::hours(2));
        portal.run_jobs().await;
        assert!(all(portal).await.is_empty());

        let (id, email) = (anna.id(), anna.email().to_owned());
        portal.log_in(&mut anna, id, &email).await;
        new_case(&mut anna).await;
        anna.attach("ritning.pdf", PDF).press("Skicka").await.status(303);
        anna.follow().await.sees("ritning.pdf");
    }
);

/// A disk of a megabyte under the files of the portal, until it is dropped.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    /// None where this machine lets nobody mount.
    fn under(portal: &TestPortal) -> Option<SmallDisk> {
        let folder = portal.folder().join("blobs");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "farstu-test"])
            .arg(&folder)
            .output();
        match mount {
            Ok(mounted) if mounted.status.success() => Some(SmallDisk(folder)),
            Ok(refused) => {
                eprintln!("skipped: {}", String::from_utf8_lossy(&refused.stderr));
                None
            }
            Err(e) => {
                eprintln!("skipped: there is no mount: {e}");
                None
            }
        }
    }

    fn bytes(&self) -> u64 {
        let shelves = std::fs::read_dir(&self.0).unwrap().map(|shelf| shelf.unwrap().path());
        let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf).unwrap());
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg("--lazy").arg(&self.0).status();
        assert!(
            unmounted.is_ok_and(|status| status.success()),
            "the disk is still there"
        );
    }
}

both!(a_disk_that_is_full_in_the_middle_keeps_no_half_file, async |portal| {
    let Some(disk) = SmallDisk::under(portal) else { return };
    let mut anna = portal.anna().await;
    new_case(&mut anna).await;
    anna.attach("liten.pdf", PDF)
        .attach("stor.txt", &b"En rad.\n".repeat(400_000))
        .press("Skicka")
        .await;
    anna.mistakes(&[
        "Vi kan inte spara filen stor.txt just nu. Det beror på oss. Försök igen om en stund, eller skicka \
                     utan filen.",
    ]);
    anna.sees("liten.pdf").does_not_see("Kontrolleras");
    assert_eq!(disk.bytes(), PDF.len() as u64, "half a file is left");
    anna.press("Skicka").await.status(303);
    anna.follow().await.sees("liten.pdf").does_not_see("stor.txt");
});
