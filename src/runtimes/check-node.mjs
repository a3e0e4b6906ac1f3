import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Plain JavaScript, so that a Node too old to read TypeScript can still say what is needed.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Promotora needs Node 22.18 or newer, this is ${process.versions.node}. Run it by npm (npm start): after npm ci that brings its own Node on Linux x64 and arm64.\n`,
  )
  process.exit(1)
}
// What Node has parsed of the program is kept beside the packages: a third of the start is spent on it otherwise.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/promotora', import.meta.url)))
await import('./resolve-once.mjs')
