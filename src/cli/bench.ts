import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.js'
import { EXIT, type ExitCode } from './output.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** `spaser bench`: measures, in a checkout; the benches are TypeScript and stay out of what is shipped. */
export async function benchCommand(): Promise<ExitCode> {
  if (!existsSync(`${ROOT}bench/run.ts`)) {
    throw new AppError(
      'noBench',
      'Les mesures ne sont pas livrées ici : lancez-les dans un dépôt complet, après « npm ci ».',
    )
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/run.ts'], { cwd: ROOT, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code === 0 ? EXIT.done : EXIT.failed
}
