"""An S3 server on a free port of loopback, with one bucket. Tells its port; ends with its standard input."""

import logging
import os
import sys

os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "false"
logging.getLogger("werkzeug").setLevel(logging.ERROR)

import urllib.request

from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
_, port = server.get_host_and_port()
request = urllib.request.Request(f"http://127.0.0.1:{port}/farstu", method="PUT", headers={
    "Authorization": "AWS4-HMAC-SHA256 Credential=testing/20261121/us-east-1/s3/aws4_request",
})
urllib.request.urlopen(request).read()
print(port, flush=True)
sys.stdin.read()
