"""A mail server for the tests: answers messages with the lines it is given, then with 250, and tells on
its output what it got. Addresses that begin with okand are unknown. It offers no TLS."""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP

ANSWERS = sys.argv[1:]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("okand"):
            return f"550 5.1.1 <{address}> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = ANSWERS.pop(0) if ANSWERS else "250 OK"
        tell(
            answer=answer,
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            message=envelope.content.decode(),
        )
        return answer


def tell(**what):
    print(json.dumps(what), flush=True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="localhost"), "127.0.0.1", 0)
    tell(port=server.sockets[0].getsockname()[1])
    # Ends with whoever started it.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
