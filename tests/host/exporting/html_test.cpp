// SPDX-License-Identifier: Apache-2.0
#include "host/exporting/html.hpp"

#include "tests/support/catch.hpp"

namespace gainsay::exporting {
namespace {

std::string as_text(std::string_view words) {
  Html html;
  html.text(words);
  return std::move(html).take();
}
std::string as_message(std::string_view words) {
  Html html;
  html.message(words);
  return std::move(html).take();
}
std::string chip(const std::string& name) { return "<span class=\"chip\" dir=\"ltr\">" + name + "</span>"; }

}  // namespace

TEST_CASE("no text becomes markup") {
  CHECK(as_text("<script>\"a\" & 'b'</script>") == "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
  CHECK(as_message("<b>&amp;</b>") == "&lt;b&gt;&amp;amp;&lt;/b&gt;");
  Html html;
  html.element("p", {{"title", "\" onclick='x'>\u202E"}}, "x");
  CHECK(std::move(html).take() == "<p title=\"&quot; onclick=&#39;x&#39;&gt;\">x</p>\n");
}

TEST_CASE("what could hide or turn other text is shown as a chip") {
  CHECK(as_text("a\u202Eb") == "a" + chip("U+202E") + "b");
  CHECK(as_text("\u2068\u2069\u200F\u061C\u2029") ==
        chip("U+2068") + chip("U+2069") + chip("U+200F") + chip("U+061C") + chip("U+2029"));
  CHECK(as_text("\x1b[31m\x7f\u0085") == chip("U+001B") + "[31m" + chip("U+007F") + chip("U+0085"));
  CHECK(as_text(std::string_view("a\0b", 3)) == "a" + chip("U+0000") + "b");
  CHECK(as_text("\uFFFE") == chip("U+FFFE"));
}

TEST_CASE("letters of every script stay, and what joins them") {
  for (const char* words :
       {"می‌خواهد", "İstanbul’da", "l’articolo", "क्‍ष", "👨‍👩‍👧", "two\nlines\ttab"})
    CHECK(as_text(words) == words);
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one") { CHECK(as_text("a\xFF\xC3") == "a\uFFFD\uFFFD"); }

TEST_CASE("isolates of a message become elements that are closed, whatever they hold") {
  CHECK(as_message("until \u20682017\u2069!") == "until <bdi>2017</bdi>!");
  CHECK(as_message("\u2068a\u2068b\u2069\u2069\u2069c") == "<bdi>a<bdi>b</bdi></bdi>c");
  CHECK(as_message("\u2068open") == "<bdi>open</bdi>");
  CHECK(as_message("a\u202Eb") == "ab");
  CHECK(as_message(isolated("\u2069\u202Ename\u2069")) == "<bdi>name</bdi>");
}

TEST_CASE("what is open is closed at the end") {
  Html html;
  html.open("ul").open("li").text("x");
  CHECK(std::move(html).take() == "<ul><li>x</li>\n</ul>\n");
}

}  // namespace gainsay::exporting
