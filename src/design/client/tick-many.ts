// Many things to tick: typing finds some, and each group says how many of it are ticked. Without a script the groups open by hand.

/** Looks after each `[data-tick-many="person|people"]`. */
export function startTickMany(): void {
  for (const all of document.querySelectorAll<HTMLElement>('[data-tick-many]')) lookAfter(all);
}

type Group = { element: HTMLElement; items: { element: HTMLElement; words: string }[]; opened: boolean };

function lookAfter(all: HTMLElement): void {
  const find = all.querySelector<HTMLInputElement>('input[type="search"]');
  const says = all.querySelector<HTMLElement>('[role="status"]');
  if (!find || !says) return;
  const [one = '', many = ''] = (all.dataset.tickMany ?? '').split('|');
  const groups = [...all.querySelectorAll<HTMLElement>('.cf-many__group')].map(groupOf);
  let before = '';
  const show = () => {
    const wanted = plain(find.value).split(/\s+/).filter(Boolean);
    const isAsked = wanted.length > 0;
    // What a person opened is open again when the search is over.
    if (isAsked && before === '') for (const group of groups) group.opened = isOpen(group.element);
    let found = 0;
    for (const group of groups) {
      const here = group.items.filter(({ element, words }) => {
        const fits = wanted.every((word) => words.includes(word));
        element.hidden = !fits;
        return fits;
      }).length;
      found += here;
      group.element.hidden = here === 0;
      if (isAsked || before !== '') setOpen(group.element, isAsked ? here > 0 : group.opened);
    }
    before = wanted.join(' ');
    says.textContent = isAsked
      ? `${found === 0 ? 'Nobody' : found === 1 ? `1 ${one}` : `${found} ${many}`} found.`
      : '';
  };
  find.addEventListener('input', show);
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && find.value !== '') {
      find.value = '';
      show();
    } else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    // Enter would send the whole form: here it leads to what was found.
    else firstShown(groups)?.focus();
    event.preventDefault();
  });
  all.addEventListener('change', () => groups.forEach(count));
}

function groupOf(element: HTMLElement): Group {
  const items = [...element.querySelectorAll<HTMLElement>('.govuk-checkboxes__item')];
  return {
    element,
    items: items.map((item) => ({ element: item, words: plain(item.textContent ?? '') })),
    opened: isOpen(element),
  };
}

/** Case and accents do not matter: `sian` finds Siân. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

const isOpen = (element: HTMLElement) => element instanceof HTMLDetailsElement && element.open;

function setOpen(element: HTMLElement, open: boolean): void {
  if (element instanceof HTMLDetailsElement) element.open = open;
}

function firstShown(groups: readonly Group[]): HTMLInputElement | null {
  const shown = groups.flatMap(({ items }) => items).find(({ element }) => !element.hidden);
  return shown?.element.querySelector('input') ?? null;
}

/** A closed group says how many of it are ticked. */
function count({ element }: Group): void {
  const place = element.querySelector<HTMLElement>('.cf-many__count');
  if (!place) return;
  place.dataset.all ??= place.textContent ?? '';
  const ticked = element.querySelectorAll('input:checked').length;
  place.textContent = ticked === 0 ? place.dataset.all : `${place.dataset.all}, ${ticked} ticked`;
}
