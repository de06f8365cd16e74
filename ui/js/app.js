// Everything here adds to a page that already works without it; no text of ours, only what the markup carries.
import './canned.js';
import './counter.js';
import './draft.js';
import './files.js';
import './keep.js';
import './keys.js';
import './live.js';
import './menus.js';
import './password.js';
import './print.js';
import './questions.js';
import './session.js';
import './submit.js';
