// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/lexicon.hpp"

#include <array>
#include <cstring>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/fold.hpp"
#include "sdk/kit/lexicon_view.hpp"

namespace gainsay::kit {
namespace lexicon_format {

std::uint64_t quick_sum(std::string_view bytes, std::uint64_t sum) {
  constexpr std::uint64_t prime = 0x9E3779B185EBCA87u;
  std::array<std::uint64_t, 8> lanes;
  for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = sum + i * prime;
  const auto mix = [](std::uint64_t lane, std::uint64_t word) {
    lane = (lane ^ word) * prime;
    return lane ^ lane >> 29;
  };
  std::size_t at = 0;
  for (; at + 64 <= bytes.size(); at += 64) {
    std::array<std::uint64_t, 8> words;
    std::memcpy(words.data(), bytes.data() + at, 64);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = mix(lanes[i], words[i]);
  }
  std::uint64_t result = bytes.size();
  for (; at < bytes.size(); ++at) result = mix(result, static_cast<unsigned char>(bytes[at]));
  for (const auto lane : lanes) result = mix(result, lane);
  return result;
}

std::string_view feature_value(std::string_view features, std::string_view key) {
  while (!features.empty()) {
    const auto space = features.find(' ');
    const auto word = features.substr(0, space);
    features = space == std::string_view::npos ? std::string_view{} : features.substr(space + 1);
    if (!word.starts_with(key)) continue;
    if (word.size() == key.size()) return "yes";
    if (word[key.size()] == '=') return word.substr(key.size() + 1);
  }
  return {};
}

namespace {

constexpr std::array<std::size_t, SectionCount> element_sizes = {4,
                                                                 1,
                                                                 8,
                                                                 4,
                                                                 sizeof(Language),
                                                                 4,
                                                                 sizeof(Entry),
                                                                 2,
                                                                 sizeof(Slot),
                                                                 sizeof(Posting),
                                                                 sizeof(SuffixClass),
                                                                 sizeof(SuffixForm),
                                                                 2,
                                                                 sizeof(Table),
                                                                 4,
                                                                 4,
                                                                 sizeof(Entity),
                                                                 4,
                                                                 sizeof(Concept),
                                                                 4,
                                                                 sizeof(OfficeTerm),
                                                                 sizeof(Label),
                                                                 sizeof(Start),
                                                                 2};

Error damaged(std::string message) {
  return {ErrorCode::Damaged, std::move(message), "", "build it again with gainsay-lexicon"};
}

bool sections_fit(const Header& header) {
  for (std::size_t i = 0; i < SectionCount; ++i) {
    const SectionRef& ref = header.sections[i];
    const bool inside = ref.offset <= header.size && ref.size <= header.size - ref.offset;
    if (!inside || ref.offset % 8 != 0 || ref.size % element_sizes[i] != 0) return false;
  }
  return header.sections[Symbols].size == 0x10000 * 2 && header.sections[Slots].size >= 2 * sizeof(Slot) &&
         header.sections[StringOffsets].size >= 2 * 4;
}

}  // namespace
}  // namespace lexicon_format

namespace format = lexicon_format;
using format::View;

Result<Lexicon> Lexicon::open(std::string_view bytes) {
  if (bytes.size() < sizeof(format::Header)) return format::damaged("the lexicon is shorter than its header");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) {
    return Error{ErrorCode::Internal, "the lexicon must be mapped at a multiple of 8 bytes", "", ""};
  }
  const View view(bytes);
  const format::Header& header = view.header();
  if (std::memcmp(header.magic, format::magic, sizeof header.magic) != 0) {
    return format::damaged("the file is not a compiled lexicon");
  }
  if (header.version != format::version) {
    const auto code = header.version > format::version ? ErrorCode::TooNew : ErrorCode::Damaged;
    return Error{code,
                 "the lexicon has format " + std::to_string(header.version) + ", this program reads format " +
                     std::to_string(format::version),
                 "", "build it again with gainsay-lexicon"};
  }
  if (header.section_count != format::SectionCount || header.size != bytes.size()) {
    return format::damaged("the lexicon is cut short or has grown");
  }
  const auto body = bytes.substr(sizeof(format::Header));
  const auto sum = format::quick_sum(body, format::quick_sum(bytes.substr(0, offsetof(format::Header, quick)), 0));
  if (sum != header.quick) return format::damaged("the lexicon does not match its checksum");
  if (!format::sections_fit(header)) return format::damaged("a section of the lexicon lies outside of it");
  Lexicon lexicon;
  lexicon.bytes_ = bytes;
  return lexicon;
}

std::string_view Lexicon::checksum() const {
  const auto& header = View(bytes_).header();
  return {header.blake2b, sizeof header.blake2b};
}

std::size_t Lexicon::language_count() const { return View(bytes_).section<format::Language>(format::Languages).size(); }

std::string_view Lexicon::language_tag(LanguageIndex language) const {
  const View view(bytes_);
  const auto all = view.section<format::Language>(format::Languages);
  return language < all.size() ? view.string(all[language].tag) : std::string_view{};
}

std::string_view Lexicon::language_name(LanguageIndex language) const {
  const View view(bytes_);
  const auto all = view.section<format::Language>(format::Languages);
  return language < all.size() ? view.string(all[language].name) : std::string_view{};
}

bool Lexicon::is_partial(LanguageIndex language) const {
  const auto all = View(bytes_).section<format::Language>(format::Languages);
  return language >= all.size() || all[language].partial != 0;
}

std::optional<LanguageIndex> Lexicon::find_language(std::string_view tag) const {
  const std::size_t count = language_count();
  for (const auto wanted : {tag, tag.substr(0, tag.find_first_of("-_"))}) {
    for (std::size_t i = 0; i < count; ++i) {
      if (language_tag(static_cast<LanguageIndex>(i)) == wanted) return static_cast<LanguageIndex>(i);
    }
  }
  return std::nullopt;
}

Category Lexicon::find_category(std::string_view section) const {
  const View view(bytes_);
  const auto all = view.section<std::uint32_t>(format::Categories);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (view.string(all[i]) == section) return static_cast<Category>(i);
  }
  return no_category;
}

std::size_t Lexicon::entry_count() const { return View(bytes_).section<format::Entry>(format::Entries).size(); }

Entry Lexicon::entry(std::uint32_t index) const {
  const View view(bytes_);
  const auto all = view.section<format::Entry>(format::Entries);
  Entry out;
  if (index >= all.size()) return out;
  const format::Entry& stored = all[index];
  out.category = stored.category;
  out.language = stored.language;
  out.index = index;
  out.id = view.string(stored.id);
  out.term = view.term(stored.term);
  out.features = view.string(stored.features);
  return out;
}

std::string_view Entry::feature(std::string_view key) const { return format::feature_value(features, key); }

std::string_view Lexicon::form_features(std::uint32_t form) const { return View(bytes_).string(form); }

std::optional<std::uint32_t> Lexicon::find(LanguageIndex language, Category category, std::string_view folded) const {
  const View view(bytes_);
  std::uint32_t node = 1;
  std::uint16_t units[max_fold_units];
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = utf8::decode(folded, at);
    if (c.size == 0) return std::nullopt;
    at += c.size;
    const std::size_t count = key_fold(c.value, units);
    for (std::size_t i = 0; i < count; ++i) {
      node = view.step(node, units[i]);
      if (node == 0) return std::nullopt;
    }
  }
  const std::uint32_t first = view.section<format::Slot>(format::Slots)[node].posting;
  if (first == 0) return std::nullopt;
  const auto postings = view.section<format::Posting>(format::Postings);
  const auto entries = view.section<format::Entry>(format::Entries);
  for (auto posting = postings.begin() + (first - 1);; ++posting) {
    const bool right_language = language == any_language || posting->language == language;
    if (right_language && entries[posting->entry].category == category) return posting->entry;
    if ((posting->flags & format::posting_flag::Last) != 0) return std::nullopt;
  }
}

}  // namespace gainsay::kit
