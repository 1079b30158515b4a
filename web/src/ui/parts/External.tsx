/** A link that leaves the page; plain text where the address is not of the web. */
export function External({ href, children }: { href: string | undefined; children: string }) {
  if (!href || !/^https?:\/\//i.test(href)) return <bdi>{children}</bdi>;
  return <a href={href} target="_blank" rel="noopener noreferrer nofollow"><bdi>{children}</bdi></a>;
}
