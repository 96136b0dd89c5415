// The wall: keys go from screen to screen, and news are told. Without a script links do the same.
import { newsBar, watchNews } from '../team-room/news.ts';

/** The keys of a keyboard, and those that a clicker in the hand sends. */
const KEYS: Readonly<Record<string, string>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'prev',
  PageUp: 'prev',
  Escape: 'up',
};

const wall = document.querySelector<HTMLElement>('[data-wall]');
if (wall) {
  document.addEventListener('keydown', (event) => {
    const rel = KEYS[event.key];
    const inForm = (event.target as Element).closest('button, input, select, textarea, summary');
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || (inForm && event.key === ' ')) return;
    const link = wall.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
  const tell = newsBar(wall.querySelector('[data-bar]') as Element, {
    show: () => location.reload(),
    pause: (on) => news.pause(on),
  });
  const shown = { notes: Number(wall.dataset.notes), stamp: wall.dataset.stamp ?? '' };
  const news = watchNews(wall.dataset.news ?? '', () => shown, tell);
}
