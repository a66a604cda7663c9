import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface ButtonAnchorProps extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  ref?: Ref<HTMLAnchorElement>
}

function ButtonAnchor({ ref, ...props }: ButtonAnchorProps) {
  return <Button ref={ref} component="a" {...props} />
}

/** A link that looks like a button, with the router's typed `to`: `<ButtonLink to="/report">…</ButtonLink>`. */
export const ButtonLink = createLink(ButtonAnchor)
