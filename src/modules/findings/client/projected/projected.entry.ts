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

const SCROLLS: ReadonlySet<string> = new Set(['PageDown', 'PageUp', ' ']);

/** Half a line more or less is no rest that somebody would scroll to. */
const SLACK_PIXELS = 8;

function isAtEnd(end: 'head' | 'foot'): boolean {
  if (end === 'head') return scrollY <= SLACK_PIXELS;
  return scrollY + innerHeight >= document.documentElement.scrollHeight - SLACK_PIXELS;
}

const wall = document.querySelector<HTMLElement>('[data-wall]');
if (wall) {
  document.addEventListener('keydown', (event) => {
    const rel = KEYS[event.key];
    const inForm = (event.target as Element).closest('button, input, select, textarea, summary');
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || (inForm && event.key === ' ')) return;
    // On a screen that is higher than the window, these keys first show the rest of it.
    if (SCROLLS.has(event.key) && (event.shiftKey || !isAtEnd(rel === 'prev' ? 'head' : 'foot'))) return;
    const link = wall.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
  const tell = newsBar(wall.querySelector('[data-bar]') as Element, {
    // Not the window's address: it may say no day, and by midnight mean another.
    show: () => location.assign(wall.dataset.page ?? location.href),
    pause: (on) => news.pause(on),
  });
  const shown = { notes: Number(wall.dataset.notes), stamp: wall.dataset.stamp ?? '' };
  const news = watchNews(wall.dataset.news ?? '', () => shown, tell);
}
