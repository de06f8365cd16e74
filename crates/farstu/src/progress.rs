//! Tells the operator how far long work has come: a bar on a terminal, plain lines elsewhere. Holds
//! no personal data: lines end up in logs.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Long work under way. Speaks on standard error.
pub struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
}

impl Progress {
    /// Work of `steps` steps.
    pub fn of(what: &str, steps: u64) -> Progress {
        let target = ProgressDrawTarget::stderr();
        let is_terminal = !target.is_hidden();
        let bar = ProgressBar::with_draw_target(Some(steps.max(1)), target);
        let look = ProgressStyle::with_template("{msg} {wide_bar} {percent} %");
        bar.set_style(look.expect("the template is one that indicatif reads"));
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

    /// So many steps further.
    pub fn step(&self, steps: u64) {
        self.bar.inc(steps);
    }

    /// As far as this step.
    pub fn reached(&self, step: u64) {
        self.bar.set_position(step);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
