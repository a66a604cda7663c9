import { Refused } from '../errors.ts'
import type { CaughtMessages } from './caught.ts'

/** One letter to one person. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** The same with the look of a letter. */
  html?: string
  /** Stays the same when a letter is sent again, so that a mailbox can know it; without angle brackets. */
  messageId?: string
  /** Further headers, such as `List-Unsubscribe`. */
  headers?: Readonly<Record<string, string>>
}

/**
 * Sends mail. `send` is done once the mail server has taken the letter; refuses with `mail.unavailable` (503) otherwise, with
 * the server's answer in `smtp` (550 and the like) and `again: false` where sending it again is of no use.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

/** Where mail goes out. */
export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…` */
  url: string
  /** Address of the sender, such as `Doorstep <no-reply@district.example>`. */
  from: string
}

/** Milliseconds a mail server has for each step: a person is waiting for their code. */
const patience = 10_000

/** Sends through an SMTP server, over a few connections that stay open. */
export function smtpMailer(options: SmtpOptions): Mailer {
  // Read with the first letter: a house without mail never needs it.
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url: options.url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  let opened: ReturnType<typeof open> | undefined
  return {
    async send({ to, subject, text, html, messageId, headers }) {
      try {
        opened ??= open()
        const transport = await opened
        await transport.sendMail({
          from: options.from,
          // As an object, so that commas or line ends in an address never make a second recipient.
          to: { name: '', address: to },
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
          ...(headers === undefined ? {} : { headers: { ...headers } }),
        })
      } catch (cause) {
        const code = (cause as { responseCode?: unknown }).responseCode
        const smtp = typeof code === 'number' ? { smtp: code, again: code < 500 } : { again: true }
        throw new Refused('mail.unavailable', smtp, { status: 503, cause, retryAfter: 60 })
      }
    },
    close: () => void opened?.then((transport) => transport.close()),
  }
}

/** Keeps letters where the demo shows them, and sends nothing. */
export function catchingMailer(caught: CaughtMessages): Mailer {
  return {
    async send({ to, subject, text }) {
      caught.add({ channel: 'mail', to, subject, text })
    },
    close() {},
  }
}

/** Refuses every letter with `mail.not_set_up` (503): no mail server is configured. */
export const noMailer: Mailer = {
  async send() {
    throw new Refused('mail.not_set_up', {}, { status: 503 })
  },
  close() {},
}
