"""Prints what a stream brings: python3 show.py LOCATION [COUNT]"""

import sys

import parallax_ipc


def main(location, count):
    with parallax_ipc.attach(location) as stream:
        for item in stream:
            if item.is_buffer:
                print("#%d size=%d pts=%d first=%s" % (item.sequence, len(item.data), item.pts, bytes(item.data[:8]).hex()))
                count -= 1
                if count == 0:
                    return
            else:
                print(item.name, " ".join("%s=%s" % each for each in sorted(item.fields.items())))


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else -1)
    except parallax_ipc.StreamError as e:
        sys.exit("show.py: %s" % e)
