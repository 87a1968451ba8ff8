/** Keys that work wherever one is. */

/** Where letters are typed, or keys have a meaning of their own. A dialog that has just closed may still have the focus, and takes none. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], [role=group][tabindex]';

/** Whether a key was pressed with nothing under it that takes keys, and with no other key held. */
export function isPlain(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  // Within an element's own tree, where the event is seen from outside it, too.
  const [target] = event.composedPath();
  const tree = target instanceof Node ? target.getRootNode() : document;
  if ([document, tree as ParentNode].some((t) => t.querySelector('dialog[open]'))) return false;
  const taker = target instanceof Element ? target.closest(TAKES_KEYS) : null;
  // Choices take arrows and no letters.
  return !taker || (taker.matches('[type=radio], [type=checkbox]') && !event.key.startsWith('Arrow'));
}

let isAsked = false;

/** Asks the search view to put the focus into its field once it is there. */
export const askForField = (): void => {
  isAsked = true;
};

/** Whether the field was asked for; once. */
export function takeField(): boolean {
  const was = isAsked;
  isAsked = false;
  return was;
}
