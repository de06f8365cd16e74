//! A portal for tests: two databases, the cast, the mail drawer.
