// Everything here adds to a page that already works without it; no text of ours, only what the markup carries.
import './counter.js';
import './files.js';
import './keep.js';
import './menus.js';
import './password.js';
import './questions.js';
import './queue.js';
import './session.js';
import './submit.js';
