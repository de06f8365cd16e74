// The hat menu closes by Escape, by a click elsewhere and when focus leaves it.
import { all } from './page.js';

for (const menu of all('details.hat')) {
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  menu.addEventListener('focusout', event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}
document.addEventListener('click', event => {
  for (const menu of all('details.hat[open]')) if (!menu.contains(event.target)) menu.open = false;
});

// Browsers that cannot unfold the side menu by style alone get it unfolded here.
if (!CSS.supports('selector(::details-content)')) {
  const wide = matchMedia('(min-width: 56.01rem)');
  const unfold = () => { for (const menu of all('.side details')) menu.open = wide.matches; };
  wide.addEventListener('change', unfold);
  unfold();
}
