/**
 * The metrics, each with what it is for: what Prometheus shows as its help. None has a topic or a language, and none that a
 * family causes moves with a single message.
 */
export const METRICS = {
  promotora_started_seconds: 'When this process began, in seconds since 1970. Its keys are as old as it.',
  promotora_degraded: 'Parts of the line that do not work now, while flows are still answered.',
  promotora_events_total: 'Lines of the log by code, printed or not, since the start.',
  promotora_messages_total: 'Messages answered since the start: as of the last full hour, in whole fifties.',
  promotora_replays_total:
    'Messages that came again and got the same answer: as of the last full hour, in whole fifties.',
} as const
