package load

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
)

// connection is one connection that requests go over one after the other. It is not safe for
// concurrent use.
type connection struct {
	address string
	request []byte // reused
	conn    net.Conn
	in      *bufio.Reader
}

func (c *connection) open(ctx context.Context) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", c.address)
	if err != nil {
		return err
	}
	c.conn, c.in = conn, bufio.NewReaderSize(conn, 64<<10)
	return nil
}

func (c *connection) close() {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
}

// get asks for a path and reads the whole answer. Errors: a broken connection, or what is no
// answer of HTTP/1.1; the connection is then closed, and the next get opens another.
func (c *connection) get(ctx context.Context, path string) (status int, bodyBytes int64, err error) {
	if c.conn == nil {
		if err := c.open(ctx); err != nil {
			return 0, 0, err
		}
	}
	c.request = append(c.request[:0], "GET "...)
	c.request = append(c.request, path...)
	c.request = append(c.request, " HTTP/1.1\r\nHost: "...)
	c.request = append(c.request, c.address...)
	c.request = append(c.request, "\r\nAccept-Encoding: gzip\r\n\r\n"...)
	if _, err = c.conn.Write(c.request); err == nil {
		status, bodyBytes, err = c.answer()
	}
	if err != nil {
		c.close()
	}
	return status, bodyBytes, err
}

func (c *connection) answer() (status int, bodyBytes int64, err error) {
	line, err := c.line()
	if err != nil {
		return 0, 0, err
	}
	if len(line) < 12 || !bytes.HasPrefix(line, []byte("HTTP/1.1 ")) {
		return 0, 0, fmt.Errorf("%q is no answer of HTTP/1.1", line)
	}
	if status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return 0, 0, err
	}
	length, chunked, err := c.head()
	switch {
	case err != nil:
		return status, 0, err
	case chunked:
		bodyBytes, err = c.chunks()
		return status, bodyBytes, err
	case length > 0:
		_, err = c.in.Discard(length)
	}
	return status, int64(length), err
}

// head reads the header and returns how the body is delimited.
func (c *connection) head() (length int, chunked bool, err error) {
	for {
		line, err := c.line()
		if err != nil || len(line) == 0 {
			return length, chunked, err
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(value)); err != nil || length < 0 {
				return 0, false, fmt.Errorf("%q is no length of a body", value)
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			chunked = bytes.EqualFold(value, []byte("chunked"))
		case bytes.EqualFold(name, []byte("Connection")) && bytes.EqualFold(value, []byte("close")):
			return 0, false, errors.New("the server does not keep the connection open")
		}
	}
}

func (c *connection) chunks() (total int64, err error) {
	for {
		line, err := c.line()
		if err != nil {
			return total, err
		}
		size, err := strconv.ParseInt(string(line), 16, 32)
		if err != nil {
			return total, err
		}
		if _, err := c.in.Discard(int(size) + len("\r\n")); err != nil || size == 0 {
			return total, err
		}
		total += size
	}
}

// line returns the next line without its end. It is valid until the next read.
func (c *connection) line() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return bytes.TrimRight(line, "\r\n"), err
}
