const EVERY_MS = 25
const TRIES = 2_400

/**
 * Does a write again, for a minute, while another connection writes: other work of this thread goes on meanwhile. A write
 * refused for that reason has written nothing.
 */
export async function whenFree<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write()
    } catch (cause) {
      if (tries === TRIES || !isBusy(cause)) throw cause
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }
}

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && /^SQLITE_BUSY/.test(String(cause.code))
