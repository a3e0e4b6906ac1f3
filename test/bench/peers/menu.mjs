// The menu that every peer holds: three questions with three answers each, 300 characters a message.

const STEPS = 3
const LENGTH = 300
const OPTIONS = '\n1 Know your rights\n2 Find someone who was taken\n3 Find help near you'

/** What is said at each step, from the first. Only characters that GSM-7 has. */
export const TEXTS = Array.from({ length: STEPS + 1 }, (_, step) => padded(`Step ${step} of ${STEPS}.`))

/** The step after a message: a choice goes on, anything else asks again; after the last it begins anew. */
export function nextStep(step, text) {
  if (step === undefined || step >= STEPS) return 0
  return /^[123]$/.test(text.trim()) ? step + 1 : step
}

function padded(start) {
  const words = ' Answer with the number of what you need, and we go on from there.'
  return (start + words.repeat(9)).slice(0, LENGTH - OPTIONS.length) + OPTIONS
}
