//! Tells the operator how far long work has come: a bar on a terminal, plain lines elsewhere. Holds
//! no personal data: lines end up in logs.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Long work under way. Speaks on standard error.
pub struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
}

impl Progress {
    /// Work of `steps` steps; 0 when nobody knows how many.
    pub fn of(what: &str, steps: u64) -> Progress {
        let target = ProgressDrawTarget::stderr();
        let is_terminal = !target.is_hidden();
        let bar = ProgressBar::with_draw_target((steps > 0).then_some(steps), target);
        let look = if steps > 0 {
            "{msg} {wide_bar} {pos}/{len}"
        } else {
            "{msg} {spinner} {human_pos}"
        };
        bar.set_style(ProgressStyle::with_template(look).expect("the template is one that indicatif reads"));
        let progress = Progress { bar, is_terminal };
        progress.now(what);
        progress
    }

    /// What is done now.
    pub fn now(&self, what: &str) {
        self.bar.set_message(what.to_owned());
        if !self.is_terminal {
            eprintln!("{what} …");
        }
    }

    /// One step further.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away and says how it ended.
    pub fn done(self, said: &str) {
        self.bar.finish_and_clear();
        eprintln!("{said}");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
