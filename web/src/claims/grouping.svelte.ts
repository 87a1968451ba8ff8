const KEY = 'claims-by-story';

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

let isByStory = $state(kept());

/** Whether the board groups claims by story: remembered in this browser. */
export const grouping = {
  get isByStory(): boolean {
    return isByStory;
  },
  turn(): void {
    isByStory = !isByStory;
    try {
      if (isByStory) localStorage.setItem(KEY, 'yes');
      else localStorage.removeItem(KEY);
    } catch {
      // Where storage is forbidden it lasts as long as the page.
    }
  },
};
