#include "model/store/duplicaterule.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// False where they neither meet nor come within a day; a day beside a week or a month says nothing.
bool compareDates(const DuplicateSpan &asked, const DuplicateSpan &found, Likeness &likeness)
{
    const bool exact = asked.days() == 1 && found.days() == 1;
    const bool meet = asked.firstDay() <= found.lastDay() && found.firstDay() <= asked.lastDay();
    if (!meet && std::max(asked.days(), found.days()) > 3)
        return false;
    likeness.score += exact && meet ? 4 : meet ? 2 : 1;
    likeness.words += exact && meet ? u"same day"_s
                      : meet        ? u"dates that overlap"_s
                                    : u"a day apart"_s;
    return true;
}

void comparePlaces(PlaceLikeness place, Likeness &likeness)
{
    if (place == PlaceLikeness::Unknown)
        return;
    const bool isSame = place == PlaceLikeness::Same;
    likeness.score += isSame ? 4 : 2;
    likeness.words += isSame ? u"same place"_s : u"near or around"_s;
}

bool isSameDay(const DuplicateSpan &one, const DuplicateSpan &other)
{
    return one.days() == 1 && other.days() == 1 && one.firstDay() == other.firstDay();
}

} // namespace

// A date that leaves more than a month open is in the neighbourhood of everything.
std::optional<DuplicateSpan> DuplicateSpan::of(const std::optional<qint32> &earliest,
                                               const std::optional<qint32> &latest)
{
    if (!earliest || !latest || qint64(*latest) - *earliest >= longest)
        return {};
    return DuplicateSpan{*earliest, *latest};
}

bool DuplicateSpan::isNear(const DuplicateSpan &other) const
{
    return other.firstDay() <= lastDay() + 1 && firstDay() <= other.lastDay() + 1;
}

qint64 DuplicateSpan::dayOf(qint64 minute)
{
    return minute >= 0 ? minute / day : -((-minute + day - 1) / day);
}

// None where it was done otherwise; where it is not said how, the day and the place must be just
// the same, unless the sentence is.
std::optional<Likeness> likenessOf(const ComparedRecord &asked,
                                   const ComparedRecord &found,
                                   PlaceLikeness place,
                                   const QString &meansWords,
                                   bool isCited)
{
    Likeness likeness;
    if (isCited) {
        likeness.score += 4;
        likeness.words += u"cited from this sentence"_s;
    }
    const bool areDated = asked.span && found.span;
    if (areDated
            ? !asked.span->isNear(*found.span) || !compareDates(*asked.span, *found.span, likeness)
            : !isCited)
        return {};
    comparePlaces(place, likeness);
    const bool saidHow = asked.means.isValid() && found.means.isValid();
    if (saidHow && asked.means != found.means)
        return {};
    if (saidHow) {
        likeness.score += 3;
        likeness.words += u"both by "_s + meansWords;
    }
    const bool isJustThere =
        areDated && isSameDay(*asked.span, *found.span) && place == PlaceLikeness::Same;
    return saidHow || isCited || isJustThere ? std::optional(likeness) : std::nullopt;
}

bool saysHow(const QString &meansCode)
{
    return !meansCode.isEmpty() && meansCode != "unknown"_L1 && meansCode != "none"_L1
           && meansCode != "other"_L1;
}

} // namespace sourceline
