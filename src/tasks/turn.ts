/** SQLite answers at once: in long work, only a turn of the event loop lets another request through. */
export const otherReaders = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
