import { createTransport } from 'nodemailer'
import { Refused } from '../errors.ts'
import type { CaughtMessages } from './caught.ts'

/** One plain-text letter to one person. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/** Sends mail. `send` is done once the mail server has taken the letter; refuses with `mail.unavailable` (503) otherwise. */
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
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      try {
        // As an object, so that commas or line ends in an address never make a second recipient.
        await transport.sendMail({ from: options.from, to: { name: '', address: to }, subject, text })
      } catch (cause) {
        throw new Refused('mail.unavailable', {}, { status: 503, cause, retryAfter: 60 })
      }
    },
    close: () => transport.close(),
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
