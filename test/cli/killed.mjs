import { tsImport } from 'tsx/esm/api'

// A command line that has loaded everything and waits for a line on its standard input: what kills it kills an import.
const { run } = await tsImport('../../src/cli/main.ts', import.meta.url)
const terminal = { out: () => {}, err: (text) => void process.stderr.write(`${text}\n`), isTTY: false, width: 100 }
process.stdin.once('data', async () => {
  await run(process.argv.slice(2), terminal, process.stdin)
  process.exit(0)
})
process.stdout.write('ready\n')
