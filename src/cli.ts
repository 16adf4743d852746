import { run } from './cli/main.js'
import { processTerminal } from './cli/output.js'
import { tuneHeap } from './node/heap.js'

/** Entry of `bin/spaser.js`; gives the exit code. A reader that goes away (`| head`) is no failure. */
export async function main(argv: readonly string[]): Promise<number> {
  tuneHeap()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return run(argv, processTerminal(), process.stdin)
}
