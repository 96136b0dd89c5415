/** Once what the screen shows now has been painted, or, in a window that is not painted, soon. */
export function afterPaint(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}

/** Once what has been pressed or typed meanwhile was heard. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

const SOON_MILLISECONDS = 3000;

/** Not in the way of what somebody is doing; Safari has no word for it. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, SOON_MILLISECONDS);
}

type Child = Node | string | null | false | undefined;
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/**
 * Makes an element. Text is only ever put in as text, so that nothing anybody wrote can become markup. A property that is a function
 * listens (`click`); `true` is an attribute without a value, `false` and undefined none.
 */
export function h(tag: string, properties: Properties = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}
