//! `farstu demo`, and the demo that `farstu serve --demo` starts with.

use anyhow::bail;
use base::Random;
use web::{Config, Portal};

use crate::demo::{self, Loaded};
use crate::{config, wiring};

pub(super) async fn demo(mut config: Config) -> anyhow::Result<()> {
    let random = Random::system();
    config::prepare_demo(&mut config, &random)?;
    let installation = wiring::alone(config, random).await?;
    let portal = &installation.portal;
    if load(portal).await? == Loaded::NotEmpty {
        bail!("there are people in this database already; the demo is loaded into an empty one only");
    }
    tell_logins(portal);
    eprintln!("`farstu serve --demo` serves it on {}", portal.config.base_url);
    portal.store.clone().close().await
}

/// Loads the demo unless it is there, and says so.
pub(super) async fn load(portal: &Portal) -> anyhow::Result<Loaded> {
    let began = std::time::Instant::now();
    let loaded = demo::load(portal).await?;
    if loaded == Loaded::Now {
        eprintln!("The demo is loaded ({:.1} s).", began.elapsed().as_secs_f64());
    }
    Ok(loaded)
}

/// The logins of the demo, and where its mail lands.
pub(super) fn tell_logins(portal: &Portal) {
    let cast = demo::cast();
    eprintln!("\nDemo logins, all with the password {}", cast.password);
    for login in cast.logins() {
        eprintln!("  {:<10}{:<38}{}", login.username, login.email, login.who);
    }
    let key = &cast.key;
    eprintln!(
        "Key of the program {} of {}: {}",
        key.program, key.organisation, key.text
    );
    eprintln!("Mail and text messages land in {}\n", portal.config.link("/dev/utkorg"));
}
