// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/numbers.hpp"

namespace gainsay::kit {
namespace {

// The zeros of the decimal digits (general category Nd) of Unicode 15; each is followed by 1…9.
constexpr char32_t zeros[] = {0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,
                              0xC66,   0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,
                              0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,
                              0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066,
                              0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
                              0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
                              0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0};

constexpr char32_t arabic_decimal = 0x66B, arabic_group = 0x66C;

// More is no figure that anybody states, and would soon be infinite: multiplied by a scale word, or in another unit.
constexpr double largest = 1e100;

bool is_space_mark(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x202F || c == 0x2009; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

struct Groups {  // "1.234,5": sizes 1 3 1, marks . ,
  std::array<std::uint8_t, 24> sizes{};
  std::array<char32_t, 24> marks{};
  std::size_t count = 0;  // of sizes; marks has one less
  double mantissa = 0;    // all digits as one number
  bool zero_first = false;
  std::size_t digits = 0;
};

std::optional<Groups> split(std::string_view text) {
  Groups g;
  g.count = 1;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    if (c.size == 0) return std::nullopt;
    i += c.size;
    if (const int d = digit_value(c.value); d >= 0) {
      if (g.digits == 0) g.zero_first = d == 0;
      g.mantissa = g.mantissa * 10 + d;
      ++g.digits;
      if (++g.sizes[g.count - 1] > 200) return std::nullopt;
    } else {
      if (g.sizes[g.count - 1] == 0 || g.count == g.sizes.size()) return std::nullopt;
      g.marks[g.count - 1] = is_space_mark(c.value) ? U' ' : is_apostrophe(c.value) ? U'\'' : c.value;
      ++g.count;
    }
  }
  if (g.sizes[g.count - 1] == 0 || g.mantissa > largest) return std::nullopt;
  return g;
}

// Are groups 1…`last` three digits each (or two, before a last of three, as in India), after a first of one to three?
bool grouped(const Groups& g, std::size_t last) {
  if (g.sizes[0] > 3 || g.sizes[last] != 3) return false;
  const bool thirds = std::all_of(g.sizes.begin() + 1, g.sizes.begin() + last, [](auto n) { return n == 3; });
  const bool pairs = g.marks[0] == U',' && g.sizes[0] <= 2 &&
                     std::all_of(g.sizes.begin() + 1, g.sizes.begin() + last, [](auto n) { return n == 2; });
  for (std::size_t i = 1; i < last; ++i)
    if (g.marks[i] != g.marks[0]) return false;
  return thirds || pairs;
}

double power_of_ten(int n) {
  double p = 1;
  for (; n > 0; --n) p *= 10;
  return p;
}

}  // namespace

int digit_value(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  const auto it = std::upper_bound(std::begin(zeros), std::end(zeros), c);
  const char32_t zero = *std::prev(it);  // never the first: c is above 0x30
  return c - zero < 10 ? static_cast<int>(c - zero) : -1;
}

std::optional<Digits> read_digits(std::string_view text, DigitStyle style) {
  const auto split_text = split(text);
  if (!split_text) return std::nullopt;
  const Groups& g = *split_text;
  Digits out{g.mantissa, std::numeric_limits<double>::quiet_NaN(), g.count > 1, g.sizes[0]};
  if (g.count == 1) return out;

  const char32_t last_mark = g.marks[g.count - 2];
  const std::uint8_t last_size = g.sizes[g.count - 1];
  const double decimal = g.mantissa / power_of_ten(last_size);
  if (g.count == 2) {  // one mark
    if (last_mark == arabic_group || last_mark == U' ' || last_mark == U'\'')
      return grouped(g, 1) ? std::optional(out) : std::nullopt;
    const bool may_group = last_size == 3 && g.sizes[0] <= 3 && !g.zero_first && last_mark != arabic_decimal;
    if (may_group && last_mark == style.group) return out;
    if (may_group) out.other = g.mantissa;
    out.value = decimal;
    return out;
  }
  const bool same =
      std::all_of(g.marks.begin(), g.marks.begin() + g.count - 1, [&](char32_t m) { return m == g.marks[0]; });
  if (same) return grouped(g, g.count - 1) ? std::optional(out) : std::nullopt;
  if (!grouped(g, g.count - 2)) return std::nullopt;  // "1.234.567,8": the last mark is the decimal one
  out.value = decimal;
  return out;
}

}  // namespace gainsay::kit
