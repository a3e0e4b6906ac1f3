import module from 'node:module'

// Node reads anew what a package exports for each import of it, and the nearest package.json for each file: with six
// hundred modules, and 178 KB of exports in that of drizzle-orm, this is a third of the start. Here a name is resolved
// once for a folder, and a file is of the same kind as one beside it with the same ending.

const resolved = new Map()
const formats = new Map()
// Zod brings what it says in fifty languages, a file each. What we say is our own, and English is what it falls back on.
const OTHER_LANGUAGES = '../locales/index.js'
const RELATIVE_FILE = /^\.\.?\/.*(\.\w+)$/

module.registerHooks({
  resolve(name, context, next) {
    const { parentURL, conditions } = context
    if (!parentURL?.startsWith('file:') || !conditions.includes('import')) return next(name, context)
    if (name === OTHER_LANGUAGES && parentURL.includes('/zod/')) return next('../locales/en.js', context)
    const [, ending] = RELATIVE_FILE.exec(name) ?? []
    return ending ? besides(name, ending, context, next) : once(name, context, next)
  },
})

function once(name, context, next) {
  const key = `${name} ${new URL('.', context.parentURL)}`
  const known = resolved.get(key) ?? { ...next(name, context), shortCircuit: true }
  resolved.set(key, known)
  return known
}

function besides(name, ending, context, next) {
  const url = new URL(name, context.parentURL)
  const key = `${ending} ${new URL('.', url)}`
  const format = formats.get(key)
  if (format) return { url: url.href, format, shortCircuit: true }
  const found = next(name, context)
  formats.set(key, found.format)
  return found
}
