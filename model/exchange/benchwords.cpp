#include "model/exchange/benchwords.h"

#include <QDate>

#include <iterator>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int rareWords = 20'000;

constexpr const char16_t *syllables[] = {
    u"ka",   u"ba",  u"mo", u"ri", u"sha", u"den", u"tor", u"al",  u"qa",  u"ir",  u"um",
    u"zen",  u"hol", u"vi", u"ne", u"dar", u"jab", u"lu",  u"kor", u"mi",  u"sa",  u"ra",
    u"beit", u"wad", u"is", u"an", u"el",  u"o",   u"tal", u"gu",  u"ché", u"mür", u"ñor"};

constexpr const char16_t *subjects[] = {u"Residents",
                                        u"Shopkeepers",
                                        u"Aid workers",
                                        u"Local officials",
                                        u"Teachers",
                                        u"Drivers",
                                        u"Families",
                                        u"Traders",
                                        u"Engineers",
                                        u"Observers",
                                        u"Doctors",
                                        u"Farmers"};
constexpr const char16_t *verbs[] = {u"described",
                                     u"expected",
                                     u"discussed",
                                     u"remembered",
                                     u"questioned",
                                     u"welcomed",
                                     u"feared",
                                     u"counted",
                                     u"noted",
                                     u"reviewed",
                                     u"doubted",
                                     u"recalled"};
constexpr const char16_t *things[] = {u"the situation",
                                      u"the price of bread",
                                      u"the closed road",
                                      u"the repairs",
                                      u"the coming vote",
                                      u"the harvest",
                                      u"the water supply",
                                      u"the curfew",
                                      u"the talks",
                                      u"the new rules",
                                      u"the weather",
                                      u"the old market"};
constexpr const char16_t *ends[] = {u"for most of the week",
                                    u"as traffic returned",
                                    u"in the early hours",
                                    u"without much hope",
                                    u"after a quiet month",
                                    u"despite the rain",
                                    u"with some relief",
                                    u"before the holiday"};

} // namespace

BenchWords::BenchWords(BenchRandom &random)
{
    m_rare.reserve(rareWords);
    for (int i = 0; i < rareWords; ++i)
        m_rare.append(properName(random, 2 + random.below(3)).toLower());
}

QString BenchWords::properName(BenchRandom &random, int count)
{
    QString name;
    for (int i = 0; i < count; ++i)
        name += QStringView(random.pick(syllables));
    name[0] = name[0].toUpper();
    return name;
}

QString BenchWords::fillingSentence(BenchRandom &random) const
{
    const auto rare = [&]() -> const QString & {
        return m_rare[random.zipf(rareWords)];
    };
    QString text = QStringView(random.pick(subjects)).toString() % u" of the "_s % rare() % u" "_s
                   % rare() % u" "_s % QStringView(random.pick(verbs)) % u" "_s
                   % QStringView(random.pick(things)) % u" "_s;
    if (random.chance(0.6))
        text += u"and the "_s % rare() % u" "_s % rare() % u" "_s;
    return text % QStringView(random.pick(ends)) % u"."_s;
}

QString benchDateWords(qint32 day)
{
    static constexpr const char16_t *months[] = {u"January",
                                                 u"February",
                                                 u"March",
                                                 u"April",
                                                 u"May",
                                                 u"June",
                                                 u"July",
                                                 u"August",
                                                 u"September",
                                                 u"October",
                                                 u"November",
                                                 u"December"};
    const QDate date = QDate(1970, 1, 1).addDays(day);
    return QString::number(date.day()) % u" "_s % QStringView(months[date.month() - 1]) % u" "_s
           % QString::number(date.year());
}

} // namespace sourceline
