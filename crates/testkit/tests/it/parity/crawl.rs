//! Goes everywhere that somebody can go by links, and looks with every search form for words, field by field.
//! What it comes across is shown to who asked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use testkit::{Browser, Page, Submission};

/// More pages than the portal of a test has: whoever comes so far goes in circles.
const TOO_MANY: usize = 1_500;
/// So many addresses are opened that differ only in the values of their query.
const ALIKE: usize = 4;
/// What is no part of the portal that people use: the mail drawer of the demo shows everything to everybody.
const LEFT_OUT: [&str; 3] = ["/sprak/", "/tillgangar/", "/dev/"];

/// What is looked for with search forms.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Parts of what must not be found, none of them a needle, so that a page may repeat them.
    pub(super) parts: &'static [&'static str],
    /// Whole names, addresses and numbers, and beside each one like it that nobody has.
    pub(super) whole: &'static [(&'static str, &'static str)],
}

/// Somebody who goes everywhere.
pub(super) struct Crawler {
    pub(super) who: String,
    pub(super) browser: Browser,
    /// Names what a text has that must not be found.
    pub(super) finds: fn(&str) -> Vec<&'static str>,
    pub(super) words: Words,
}

/// Where somebody went, and what was wrong there.
pub(super) struct Crawled {
    pub(super) who: String,
    pub(super) pages: usize,
    pub(super) searches: usize,
    pub(super) wrong: Vec<String>,
}

/// What is still to be opened, and what was.
#[derive(Default)]
struct Way {
    queue: VecDeque<String>,
    seen: BTreeSet<String>,
    alike: BTreeMap<(String, Vec<String>), usize>,
    searched: BTreeSet<String>,
    searches: usize,
    wrong: Vec<String>,
}

impl Way {
    /// The next address that nothing like it was opened of often.
    fn next(&mut self) -> Option<String> {
        loop {
            let address = self.queue.pop_front()?;
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            let names = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned());
            let alike = self.alike.entry((path.to_owned(), names.collect())).or_default();
            if *alike < ALIKE && self.seen.insert(address.clone()) {
                *alike += 1;
                return Some(address);
            }
        }
    }

    fn follow(&mut self, page: &Page) {
        let links = page.attributes("a", "href");
        self.queue.extend(links.into_iter().filter(|href| is_ours(href)));
    }
}

fn is_ours(href: &str) -> bool {
    href.starts_with('/') && !LEFT_OUT.iter().any(|beginning| href.starts_with(beginning))
}

fn is_html(page: &Page) -> bool {
    page.header("content-type").starts_with("text/html")
}

impl Crawler {
    pub(super) async fn go(mut self, from: impl IntoIterator<Item = &'static str>) -> Crawled {
        let mut way = Way::default();
        way.queue.extend(from.into_iter().map(str::to_owned));
        while let Some(address) = way.next() {
            assert!(
                way.seen.len() < TOO_MANY,
                "{} opened {TOO_MANY} pages and is not done: the last was {address}",
                self.who
            );
            self.browser.open(&address).await;
            self.look(&mut way, None);
            let page = self.browser.page();
            if page.status == 303 {
                way.queue.push_back(page.header("location").to_owned());
            }
            if is_html(page) {
                way.follow(page);
                for (form, fields) in page.searches() {
                    if way.searched.insert(format!("{} {fields:?}", form.action)) {
                        self.search(&mut way, &form, &fields).await;
                    }
                }
            }
        }
        Crawled {
            pages: way.seen.len(),
            searches: way.searches,
            wrong: way.wrong,
            who: self.who,
        }
    }

    /// Looks for every word in each field, and in all at once.
    async fn search(&mut self, way: &mut Way, form: &Submission, fields: &[String]) {
        let mut choices: Vec<_> = fields.chunks(1).collect();
        if fields.len() > 1 {
            choices.push(fields);
        }
        let Words { parts, whole } = self.words;
        for fields in choices {
            for part in parts {
                self.search_for(way, form, fields, part).await;
            }
            for (word, nobodys) in whole {
                let found = self.search_for(way, form, fields, word).await;
                // What is repeated of what was typed is no find; more than that is.
                if found > self.search_for(way, form, fields, nobodys).await {
                    way.wrong.push(format!("{}: {} finds {word}", self.who, form.action));
                }
            }
        }
    }

    /// How often the answer names what was looked for.
    async fn search_for(&mut self, way: &mut Way, form: &Submission, fields: &[String], word: &str) -> usize {
        let typed = fields.iter().fold(form.clone(), |form, field| form.with(field, word));
        self.browser.submit(&typed).await;
        if self.browser.page().status == 303 {
            self.browser.follow().await;
        }
        way.searches += 1;
        self.look(way, Some(word));
        let page = self.browser.page();
        if is_html(page) {
            way.follow(page);
        }
        page.body.to_lowercase().matches(&word.to_lowercase()).count()
    }

    /// What must not be found and is, but for what was typed.
    fn look(&self, way: &mut Way, typed: Option<&str>) {
        let (who, page) = (&self.who, self.browser.page());
        assert!(!page.status.is_server_error(), "{who}: {}", page.path);
        let mut text = page.body.to_lowercase();
        if let Some(typed) = typed.map(str::to_lowercase) {
            // As it is, in an address, and in an address within an address.
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let once = encoded(&typed);
            for echo in [encoded(&once), once, typed] {
                text = text.replace(&echo.to_lowercase(), "");
            }
        }
        let found = (self.finds)(&text);
        if !found.is_empty() {
            let (path, title) = (&page.path, page.h1());
            way.wrong
                .push(format!("{who}: {path} ({title}), {typed:?} typed: {found:?}"));
        }
    }
}
