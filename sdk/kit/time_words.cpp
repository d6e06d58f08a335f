// SPDX-License-Identifier: Apache-2.0
#include "time_words.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace gainsay::kit {
namespace {

template <class T>
struct Name {
  std::string_view name;
  T value;
};

constexpr Name<Cue> cues[] = {{"in", Cue::In},
                              {"until", Cue::Until},
                              {"since", Cue::Since},
                              {"before", Cue::Before},
                              {"after", Cue::After},
                              {"by", Cue::By},
                              {"from", Cue::From},
                              {"to", Cue::To},
                              {"between", Cue::Between},
                              {"and", Cue::And},
                              {"close", Cue::Close},
                              {"of", Cue::Of},
                              {"during", Cue::During},
                              {"ago", Cue::Ago},
                              {"offset-after", Cue::OffsetAfter},
                              {"offset-before", Cue::OffsetBefore},
                              {"every", Cue::Every},
                              {"age", Cue::Age},
                              {"decade", Cue::Decade},
                              {"century", Cue::Century},
                              {"era", Cue::Era},
                              {"article", Cue::Article},
                              {"ongoing", Cue::Ongoing},
                              {"ahead", Cue::Ahead}};
constexpr Name<TimeUnit> units[] = {
    {"s", TimeUnit::Second},  {"min", TimeUnit::Minute}, {"h", TimeUnit::Hour},        {"d", TimeUnit::Day},
    {"wk", TimeUnit::Week},   {"we", TimeUnit::Weekend}, {"mo", TimeUnit::Month},      {"quarter", TimeUnit::Quarter},
    {"half", TimeUnit::Half}, {"a", TimeUnit::Year},     {"decade", TimeUnit::Decade}, {"century", TimeUnit::Century}};
constexpr Name<PartOf> part_names[] = {{"early", PartOf::Early}, {"mid", PartOf::Mid},     {"late", PartOf::Late},
                                       {"half1", PartOf::Half1}, {"half2", PartOf::Half2}, {"q1", PartOf::Quarter1},
                                       {"q2", PartOf::Quarter2}, {"q3", PartOf::Quarter3}, {"q4", PartOf::Quarter4}};

template <class T, std::size_t N>
std::optional<T> named(const Name<T> (&table)[N], std::string_view name) {
  const auto it = std::find_if(std::begin(table), std::end(table), [&](const auto& row) { return row.name == name; });
  return it == std::end(table) ? std::nullopt : std::optional<T>(it->value);
}

std::int32_t number(std::string_view text) {
  std::int32_t value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "a-1", "wk+1", "d+0"
bool read_offset(std::string_view id, TimeWord& word) {
  const std::size_t sign = id.find_first_of("+-");
  if (sign == id.npos) return false;
  const auto unit = named(units, id.substr(0, sign));
  if (!unit) return false;
  word.unit = *unit;
  word.number = number(id.substr(sign));
  return true;
}

// "P20Y", "P2W"
bool read_duration(std::string_view id, TimeWord& word) {
  if (id.size() < 3 || id[0] != 'P') return false;
  switch (id.back()) {
    case 'Y':
      word.unit = TimeUnit::Year;
      break;
    case 'M':
      word.unit = TimeUnit::Month;
      break;
    case 'W':
      word.unit = TimeUnit::Week;
      break;
    case 'D':
      word.unit = TimeUnit::Day;
      break;
    default:
      return false;
  }
  word.number = number(id.substr(1, id.size() - 2));
  return true;
}

// "12:30" as seconds, -1 when it is none
std::int32_t seconds(std::string_view text) {
  return text.size() == 5 && text[2] == ':' ? number(text.substr(0, 2)) * 3600 + number(text.substr(3)) * 60 : -1;
}

// "am", "hour", "12:00", "18:00/24:00"
bool read_day_part(std::string_view id, TimeWord& word) {
  constexpr Name<DayPart> marks[] = {
      {"hour", DayPart::Hour}, {"am", DayPart::Am}, {"pm", DayPart::Pm}, {"zone", DayPart::Zone}};
  if (const auto mark = named(marks, id)) {
    word.day_part = *mark;
    return true;
  }
  const auto slash = id.find('/');
  word.day_part = slash == id.npos ? DayPart::Moment : DayPart::Stretch;
  word.from = seconds(id.substr(0, slash));
  word.to = slash == id.npos ? word.from : seconds(id.substr(slash + 1));
  return word.from >= 0 && word.to >= 0;
}

bool read_id(std::string_view section, std::string_view id, TimeWord& word) {
  using Kind = TimeWord::Kind;
  if (section == "month" || section == "weekday" || section == "season") {
    word.kind = section == "month" ? Kind::Month : section == "weekday" ? Kind::Weekday : Kind::Season;
    word.number = number(id);
    return word.number > 0 && word.number <= 12;
  }
  if (section == "part") {
    const auto part = named(part_names, id);
    word.kind = Kind::Part;
    if (part) word.part = *part;
    return part.has_value();
  }
  if (section == "tunit") {
    const auto unit = named(units, id);
    word.kind = Kind::Unit;
    if (unit) word.unit = *unit;
    return unit.has_value();
  }
  if (section == "tcue") {
    const auto cue = named(cues, id);
    word.kind = Kind::Cue;
    if (cue) word.cue = *cue;
    return cue.has_value();
  }
  if (section == "trel") {
    word.kind = id == "last" || id == "this" || id == "next" ? Kind::Which : Kind::Relative;
    if (word.kind == Kind::Relative) return read_offset(id, word);
    word.number = id == "last" ? -1 : id == "next" ? 1 : 0;
    return true;
  }
  if (section == "tphrase") {
    word.kind = Kind::Phrase;
    return read_duration(id, word);
  }
  if (section == "tense") {
    word.kind = Kind::Tense;
    word.tense = id == "past" ? Tense::Past : id == "future" ? Tense::Future : Tense::Unknown;
    return word.tense != Tense::Unknown;
  }
  if (section == "tday") {
    word.kind = Kind::DayPart;
    return read_day_part(id, word);
  }
  if (section == "qmod") {
    const auto modifier = modifier_of(id);
    word.kind = Kind::Modifier;
    if (modifier) word.modifier = *modifier;
    return modifier.has_value();
  }
  word.kind = Kind::Block;
  return true;
}

void read_features(const Entry& entry, TimeWord& word) {
  const std::string_view position = entry.feature("pos");
  word.after = position == "after" || position == "both" || entry.has("glued");
  word.before = position != "after" && !entry.has("glued");
  if (word.kind == TimeWord::Kind::Block)
    word.before = position == "before" || position == "both";  // units stand after
  word.glued = entry.has("glued");
  word.day = entry.has("day");
  word.opened = entry.has("opened");
  word.future = entry.has("future");
  word.alone = entry.has("alone");
  word.open = entry.has("open");
  word.counted = entry.has("counted");
  word.needs_case = entry.feature("takes");
  const std::string_view calendar = entry.feature("calendar");
  word.calendar = calendar == "jalali" ? Calendar::Jalali : calendar == "hijri" ? Calendar::Hijri : Calendar::Gregorian;
  word.bare = !entry.has("weak") && !entry.has("abbr") && calendar != "jalali";
}

}  // namespace

TimeWords::TimeWords(const Lexicon& lexicon, LanguageIndex language)
    : lexicon_(&lexicon), language_(language), tense_forms_(lexicon, language) {
  const Table rows = lexicon.table(language, "timestyle");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows.at(r, 0) == "numeric") style_.month_first = rows.at(r, 1) == "mdy";
    if (rows.at(r, 0) == "years" && rows.at(r, 1) == "paired") style_.paired_years = true;
    if (rows.at(r, 0) == "decades" && rows.at(r, 1) == "jalali") style_.decades = Calendar::Jalali;
  }
  constexpr std::string_view sections[] = {"month", "weekday", "season", "part", "tunit", "trel",
                                           "tcue",  "tphrase", "unit",   "qmod", "tense", "tday"};
  std::vector<std::string_view> of_category;
  std::vector<Category> categories;
  for (const auto section : sections) {
    const Category c = lexicon.find_category(section);
    if (c == no_category) continue;
    if (of_category.size() <= c) of_category.resize(c + 1u);
    of_category[c] = section;
    categories.push_back(c);
  }
  forms_ = lexicon.select(language, categories);
  by_entry_.resize(lexicon.entry_count());
  for (std::uint32_t i = 0; i < by_entry_.size(); ++i) {
    const Entry entry = lexicon.entry(i);
    if ((entry.language != language && entry.language != any_language) || entry.category >= of_category.size() ||
        of_category[entry.category].empty())
      continue;
    TimeWord word;
    if (!read_id(of_category[entry.category], entry.id, word)) continue;
    read_features(entry, word);
    words_.push_back(word);
    by_entry_[i] = static_cast<std::uint16_t>(words_.size());
  }
}

void TimeLattice::build(const TimeWords& words, const gainsay_document& document, std::uint32_t begin,
                        std::uint32_t end) {
  begin_ = begin;
  end_ = end;
  lexemes_.clear();
  tenses_.clear();
  first_.clear();
  for (std::uint32_t at = begin; at < end; ++at) {
    first_.push_back(static_cast<std::uint32_t>(lexemes_.size()));
    if (document.tokens[at].kind == GAINSAY_TOKEN_NUMBER) continue;
    words.lexicon().matches(document, at, words.forms(), matches_);
    for (const Match& m : matches_) {
      const TimeWord* word = words.word(m.entry);
      if (!word || m.token_end > end) continue;
      if (word->kind == TimeWord::Kind::Tense) {
        tenses_.push_back({at, word->tense});
        continue;
      }
      TimeLexeme lexeme{m.token_begin, m.token_end, word, {m.span.begin, document.tokens[m.token_end - 1].end}, {}};
      bool possessed = false;  // "my May": no time of the calendar
      if (m.tail_end > m.tail_begin) {
        const std::span tail(document.key_fold.units + m.tail_begin, m.tail_end - m.tail_begin);
        words.lexicon().tails(words.language(), 'n', tail, readings_);
        for (const auto& reading : readings_)
          if (lexeme.grammatical_case.empty()) lexeme.grammatical_case = reading.feature("case");
        possessed = !readings_.empty() && std::all_of(readings_.begin(), readings_.end(), [](const TailReading& r) {
          return r.has("poss") && r.feature("poss") != "3";
        });
        if (lexeme.grammatical_case.empty()) lexeme.grammatical_case = "other";
      }
      if (!possessed) lexemes_.push_back(lexeme);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(lexemes_.size()));
}

Tense TimeLattice::tense_near(const TimeWords& words, const gainsay_document& document, std::uint32_t first,
                              std::uint32_t last) const {
  Tense best = Tense::Unknown;
  std::uint32_t best_distance = 0;
  const auto consider = [&](std::uint32_t token, Tense tense) {
    if (token >= first && token < last) return;
    const std::uint32_t distance = token < first ? first - token : token - last + 1;
    if (best != Tense::Unknown && distance > best_distance) return;
    best = tense;
    best_distance = distance;
  };
  for (const Said& said : tenses_) consider(said.token, said.tense);
  for (std::uint32_t token = begin_; token < end_; ++token)
    if (const Tense tense = words.tense_forms().of(document, token, begin_, end_); tense != Tense::Unknown)
      consider(token, tense);
  return best;
}

const TimeLexeme* TimeLattice::find(std::uint32_t token, TimeWord::Kind kind) const {
  for (const auto& l : at(token))
    if (l.word->kind == kind) return &l;
  return nullptr;
}

const TimeLexeme* TimeLattice::cue(std::uint32_t token, Cue cue) const {
  for (const auto& l : at(token))
    if (l.word->kind == TimeWord::Kind::Cue && l.word->cue == cue) return &l;
  return nullptr;
}

}  // namespace gainsay::kit
