import { createContext } from 'preact';

/** Shows the resource of a reference, wherever on the page it stands. */
export const OpenResource = createContext<(reference: string) => void>(() => undefined);
