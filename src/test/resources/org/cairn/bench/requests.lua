-- Sends the lines of a file (method, path, caller, body) with the callers' tokens: wrk ... -- LINES TOKENS
local made = 0

function setup(thread)
  thread:set("number", made)
  thread:set("threads", 2)
  made = made + 1
end

function init(args)
  heads = {}
  for token in io.lines(args[2]) do
    heads[#heads + 1] = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. token .. "\r\n"
  end
  starts, ends = {}, {}
  local line = 0
  for text in io.lines(args[1]) do
    -- Each thread takes its share, so that nothing is sent twice before all was sent once.
    if line % threads == number or args[3] == "all" then
      local method, path, caller, body = text:match("^(%S+)\t(%S+)\t(%d+)\t(.*)$")
      local before, after = path:match("^(.*){uuid}(.*)$")
      local rest = (after or "") .. heads[tonumber(caller)]
      if body ~= "" then
        rest = rest .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n"
      end
      starts[#starts + 1] = method .. " " .. (before or path)
      ends[#ends + 1] = rest .. "\r\n" .. body
    end
    line = line + 1
  end
  fresh = args[4] == "fresh"
  math.randomseed(os.time() * 2 + number)
  at = 0
end

local function uuid()
  local random = math.random
  return string.format("%04x%04x-%04x-4%03x-8%03x-%04x%04x%04x", random(0, 65535), random(0, 65535), random(0, 65535),
    random(0, 4095), random(0, 4095), random(0, 65535), random(0, 65535), random(0, 65535))
end

function request()
  at = at % #starts + 1
  if fresh then
    return starts[at] .. uuid() .. ends[at]
  end
  return starts[at] .. ends[at]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
