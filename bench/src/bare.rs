//! The page to compare with: axum, one route, bytes from memory. No session, database, template or
//! compression at work; a compressed page is sent as the bytes that Farstu sent.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::net::TcpListener;

use crate::installation::free_port;
use crate::load::Process;

/// How a compressed page is named.
const COMPRESSED: &str = ".br";

type Pages = Arc<HashMap<String, Bytes>>;

/// Serves `folder/NAME` at `/NAME`.
pub(crate) async fn serve(listen: SocketAddr, folder: PathBuf) -> anyhow::Result<()> {
    let mut pages = HashMap::new();
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        pages.insert(name, Bytes::from(std::fs::read(file.path())?));
    }
    let app = Router::new().route("/{name}", get(page)).with_state(Arc::new(pages));
    axum::serve(TcpListener::bind(listen).await?, app).await?;
    Ok(())
}

async fn page(State(pages): State<Pages>, Path(name): Path<String>) -> Response {
    let Some(body) = pages.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let html = (CONTENT_TYPE, "text/html; charset=utf-8");
    if name.ends_with(COMPRESSED) {
        ([html, (CONTENT_ENCODING, "br")], body.clone()).into_response()
    } else {
        ([html], body.clone()).into_response()
    }
}

/// The bare server with one page.
pub(crate) struct Bare {
    process: Process,
    url: String,
    _folder: tempfile::TempDir,
}

impl Bare {
    /// Starts it with this body.
    pub(crate) async fn start(body: &[u8], compressed: bool) -> anyhow::Result<Bare> {
        let folder = tempfile::tempdir()?;
        let name = if compressed {
            format!("page{COMPRESSED}")
        } else {
            "page".to_owned()
        };
        std::fs::write(folder.path().join(&name), body)?;
        let listen = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let mut command = tokio::process::Command::new(std::env::current_exe()?);
        command.arg("bare").arg(listen.to_string()).arg(folder.path());
        let process = Process::start(command, &listen.to_string()).await?;
        Ok(Bare {
            process,
            url: format!("http://{listen}/{name}"),
            _folder: folder,
        })
    }

    /// Its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Its process.
    pub(crate) fn process(&self) -> &Process {
        &self.process
    }
}
