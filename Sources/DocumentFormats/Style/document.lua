-- Makes a report a document of its own: anchors and raised numbers written in HTML become pandoc's own, links to
-- other files become plain text, and the contents stand behind the first paragraphs.

local function raw(x) return x.t == 'RawInline' and x.format == 'html' and x.text or '' end

function Inlines(list)
  local out, start = pandoc.List(), nil
  for _, x in ipairs(list) do
    local text = raw(x)
    local id = text:match('^<a id="(.-)">$')
    if id then
      out:insert(pandoc.Span({}, pandoc.Attr(id)))
    elseif text == '<sup>' then
      start = #out + 1
    elseif text == '</sup>' and start then
      local inner = pandoc.List()
      while #out >= start do inner:insert(1, out:remove()) end
      out:insert(pandoc.Superscript(inner))
      start = nil
    elseif text:match('^<br') then
      out:insert(pandoc.LineBreak())
    elseif text == '' then
      out:insert(x)
    end
  end
  return out
end

function Link(link)
  if not link.target:match('^#') and not link.target:match('^https?:') then return link.content end
end

-- A heading is known by the anchor that stands in it.
function Header(header)
  local id
  header.content = header.content:walk {
    Span = function(span)
      if span.identifier ~= '' and #span.content == 0 then id = span.identifier return {} end
    end
  }
  if id then header.identifier = id end
  return header
end

local function contents(blocks, deepest)
  local lists = { pandoc.List() }
  local function close(level)
    while #lists > level do
      local inner = table.remove(lists)
      local items = lists[#lists]
      if #inner > 0 and #items > 0 then items[#items]:insert(pandoc.BulletList(inner)) end
    end
  end
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and block.level >= 2 and block.level <= deepest then
      local depth = block.level - 1
      close(depth)
      while #lists < depth do table.insert(lists, pandoc.List()) end
      local text = block.content:walk { Link = function(link) return link.content end }
      lists[#lists]:insert(pandoc.List { pandoc.Plain { pandoc.Link(text, '#' .. block.identifier) } })
    end
  end
  close(1)
  return pandoc.BulletList(lists[1])
end

function Pandoc(document)
  local deepest = tonumber(pandoc.utils.stringify(document.meta.contents or '0'))
  if deepest == 0 then return document end
  local out, isPlaced = pandoc.List(), false
  for _, block in ipairs(document.blocks) do
    -- A line of links to the parts says again what the contents do.
    local isLinks = not isPlaced and block.t == 'Para' and block.content[1].t == 'Link'
    if not isPlaced and block.t == 'Header' and block.level == 2 then
      out:insert(pandoc.Div({ contents(document.blocks, deepest) }, pandoc.Attr('contents', {}, { role = 'doc-toc' })))
      isPlaced = true
    end
    if not isLinks then out:insert(block) end
  end
  document.blocks = out
  return document
end
