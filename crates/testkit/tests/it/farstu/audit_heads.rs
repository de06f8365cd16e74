//! `audit.export`: the head of the chain is written away once a minute, and each head once.

use chrono::TimeDelta;
use testkit::both;

both!(
    each_new_head_is_written_once,
    |config| config.audit.export = Some(config.data_dir.join("heads.txt")),
    async |portal| {
        portal.anna().await;
        portal.run_jobs().await;
        let heads = || std::fs::read_to_string(portal.folder().join("heads.txt")).unwrap_or_default();
        for _ in 0..3 {
            portal.advance(TimeDelta::minutes(2));
            portal.run_jobs().await;
        }
        let written = heads();
        assert_eq!(written.lines().count(), 1, "{written}");
        let (seq, hash) = portal.store.audit_head().await.unwrap().unwrap();
        assert!(written.trim_end().ends_with(&format!("{seq} {hash}")), "{written}");
        portal.stranger().await;
        for _ in 0..2 {
            portal.advance(TimeDelta::minutes(2));
            portal.run_jobs().await;
        }
        assert_eq!(heads().lines().count(), 2, "{}", heads());
    }
);
