#include "model/text/sentencereading.h"

#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sentences.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int lookedBack = 3; // sentences before one, for dates and pronouns

// From units of the sentence to code points of the text.
class Placing
{
public:
    Placing(const QString &sentence, qint32 start)
        : m_offsets(sentence)
        , m_start(start)
    {}

    void place(TextRange &range) const
    {
        range = {m_start + m_offsets.toCodePoints(range.start),
                 m_start + m_offsets.toCodePoints(range.end)};
    }

    template <typename T>
    void placeAll(std::vector<T> &found) const
    {
        for (T &one : found)
            place(one.range);
    }

    void placeAll(std::vector<ReadSpeaker> &speakers) const
    {
        for (ReadSpeaker &one : speakers) {
            place(one.speaker.range);
            placeAll(one.through);
        }
    }

private:
    Offsets m_offsets;
    qint32 m_start;
};

template <typename T>
void append(std::vector<T> &all, std::vector<T> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

void append(SentenceReading &all, SentenceReading more)
{
    const auto shift = [&all](auto &found) {
        for (auto &one : found)
            one.attack += one.attack > 0 ? all.attacks : 0;
    };
    shift(more.dates);
    shift(more.times);
    shift(more.places);
    shift(more.means);
    shift(more.figures);
    all.attacks += more.attacks;
    append(all.dates, std::move(more.dates));
    append(all.times, std::move(more.times));
    append(all.places, std::move(more.places));
    append(all.actors, std::move(more.actors));
    append(all.means, std::move(more.means));
    append(all.figures, std::move(more.figures));
    append(all.speakers, std::move(more.speakers));
    if (all.calibre.isEmpty())
        all.calibre = more.calibre;
    if (!all.declining)
        all.declining = more.declining;
    if (!all.link)
        all.link = more.link;
}

// The last day that these name of what happened; one that follows counts from it.
QString lastDayOf(const SentenceReading &reading)
{
    for (auto date = reading.dates.rbegin(); date != reading.dates.rend(); ++date) {
        if (!date->isOfSpeech && date->edtf.size() == 10)
            return date->edtf;
    }
    return {};
}

// `officials`, `two officers in the north`
bool isSeveral(const ReadSource &source)
{
    static const QRegularExpression behind(u"\\s(of|for|in|at|with|from|on)\\s"_s);
    const QString head = source.name.section(behind, 0, 0);
    return source.kind == u"unnamed source" && head.endsWith(u's') && !head.endsWith(u"ss");
}

bool canMean(const QString &pronoun, const ReadSource &source)
{
    const bool isPerson = source.kind == u"person" || source.kind == u"unnamed source";
    return pronoun == u"they" || (isPerson && !isSeveral(source));
}

// Whom a pronoun means is known where the sentence before names just one who can be meant.
std::optional<ReadSpeaker> meantBy(const QString &pronoun, const std::vector<ReadSpeaker> &speakers)
{
    std::optional<ReadSpeaker> only;
    for (const ReadSpeaker &one : speakers) {
        if (one.speaker.kind.isEmpty() || !canMean(pronoun.toLower(), one.speaker))
            continue;
        if (only && only->speaker.name != one.speaker.name)
            return {};
        only = one;
    }
    return only;
}

void resolvePronouns(SentenceReading &reading, const std::vector<ReadSpeaker> &before)
{
    for (ReadSpeaker &speaker : reading.speakers) {
        const auto meant = speaker.isPronoun ? meantBy(speaker.speaker.name, before) : std::nullopt;
        if (!meant)
            continue;
        const TextRange range = speaker.speaker.range;
        const QString venue = speaker.venue;
        speaker = *meant;
        speaker.speaker.range = range;
        speaker.venue = venue;
        speaker.isPronoun = true;
    }
    std::erase_if(reading.speakers, [](const ReadSpeaker &speaker) {
        return speaker.isPronoun && speaker.speaker.kind.isEmpty();
    });
}

// A place in the name of somebody who is known, or of an outlet, is no place where anything was.
void dropPlacesInNames(SentenceReading &reading)
{
    std::vector<TextRange> names;
    for (const ReadName &actor : reading.actors)
        names.push_back(actor.range);
    for (const ReadSpeaker &speaker : reading.speakers) {
        for (const ReadSource &medium : speaker.through)
            names.push_back(medium.range);
    }
    std::erase_if(reading.places, [&names](const ReadName &place) {
        return std::any_of(names.begin(), names.end(), [&place](const TextRange &name) {
            return name.overlaps(place.range) && name != place.range;
        });
    });
}

} // namespace

SentenceReading readSentence(const QString &sentence, qint32 start, const ReadingContext &context)
{
    const WordLine line(sentence);
    SentenceReading reading;
    reading.dates = datesIn(line, context);
    reading.times = timesIn(line);
    reading.places = placesIn(line, context);
    reading.actors = actorsIn(line, context);
    reading.means = meansIn(line, context.means);
    reading.figures = figuresIn(line);
    reading.speakers = speakersIn(line, context);
    reading.calibre = calibreIn(line);
    reading.declining = decliningIn(line);
    reading.link = linkIn(line);
    tellDenialsApart(reading, context);
    dropPlacesInNames(reading);
    tellAttacksApart(line, reading);
    const Placing placing(sentence, start);
    placing.placeAll(reading.dates);
    placing.placeAll(reading.times);
    placing.placeAll(reading.places);
    placing.placeAll(reading.actors);
    placing.placeAll(reading.means);
    placing.placeAll(reading.figures);
    placing.placeAll(reading.speakers);
    if (reading.declining)
        placing.place(*reading.declining);
    if (reading.link)
        placing.place(reading.link->range);
    return reading;
}

SentenceReading
readPassage(const Offsets &text, const TextRange &range, const ReadingContext &context)
{
    const std::vector<TextRange> sentences = sentencesOf(text);
    const auto here =
        std::find_if(sentences.begin(), sentences.end(), [&range](const TextRange &one) {
            return one.end > range.start;
        });
    ReadingContext around = context;
    std::vector<ReadSpeaker> spoke;
    const auto first = here - std::min<qsizetype>(lookedBack, here - sentences.begin());
    for (auto before = first; before != here; ++before) {
        auto read = readSentence(text.slice(*before), before->start, around);
        if (const QString day = lastDayOf(read); !day.isEmpty())
            around.dateBefore = day;
        resolvePronouns(read, spoke);
        if (!read.speakers.empty())
            spoke = read.speakers;
    }
    SentenceReading all;
    for (auto one = here; one != sentences.end() && one->start < range.end; ++one) {
        auto reading = readSentence(text.slice(*one), one->start, around);
        if (const QString day = lastDayOf(reading); !day.isEmpty())
            around.dateBefore = day;
        resolvePronouns(reading, spoke);
        if (!reading.speakers.empty())
            spoke = reading.speakers;
        append(all, std::move(reading));
    }
    return all;
}

} // namespace sourceline
