#include "model/filter/wordquery.h"

#include "model/filter/filtervalue.h"

#include <QStringList>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool isPart(const WordQuery::Word &word)
{
    return word.anywhere;
}

// A string of FTS5 (its documentation, 3.1): in quotes with "" for a quotation mark everything is
// plain text. NUL would end it.
QString plainString(const QString &words)
{
    QString plain;
    for (const QChar c : words) {
        if (c == u'"')
            plain += u"\"\""_s;
        else
            plain += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    }
    return u'"' + plain + u'"';
}

// The stemmer takes what a prefix begins for a word of its own and makes i of the last y, with which
// `countryside` does not begin: the word itself, or one with any letter after the y.
QString beginsWithY(const QString &words)
{
    QStringList all{plainString(words)};
    for (char16_t letter = u'a'; letter <= u'z'; ++letter)
        all.append(plainString(words + QChar(letter)) + u" *"_s);
    return u'(' + all.join(u" OR "_s) + u')';
}

QString joined(const WordQuery::Choice &choice)
{
    QStringList words;
    for (const WordQuery::Word &word : choice)
        words.append(matchString(word));
    return u'(' + words.join(u" OR "_s) + u')';
}

} // namespace

WordQuery::WordQuery(const FilterSpec &spec)
{
    for (const FilterSpec::Choice &terms : spec.all) {
        Choice choice, negated;
        bool others = false;
        for (const FilterTerm &term : terms) {
            const auto value = term.enabled ? readFilterValue(term) : Result<FilterValue>(Error());
            if (!value)
                continue;
            if (value->field->kind != FilterKind::Words)
                others = true;
            else
                (term.negated ? negated : choice)
                    .push_back({value->text, value->anywhere, value->field->name == "title"_L1});
        }
        if (others || (!negated.empty() && negated.size() + choice.size() > 1))
            continue;
        if (!choice.empty())
            all.push_back(std::move(choice));
        none.insert(none.end(), negated.begin(), negated.end());
    }
}

WordQuery WordQuery::loosened() const
{
    WordQuery any;
    any.none = none;
    Choice words;
    for (const Choice &choice : all) {
        if (std::ranges::all_of(choice, &Word::inTitle))
            any.all.push_back(choice);
        else
            words.insert(words.end(), choice.begin(), choice.end());
    }
    if (!words.empty())
        any.all.push_back(std::move(words));
    return any;
}

WordQuery WordQuery::within(bool titles) const
{
    if (titles)
        return *this;
    WordQuery others;
    const auto elsewhere = [](const Choice &words) {
        Choice kept;
        std::ranges::copy_if(
            words, std::back_inserter(kept), [](const Word &word) { return !word.inTitle; });
        return kept;
    };
    for (const Choice &choice : all) {
        if (Choice kept = elsewhere(choice); !kept.empty())
            others.all.push_back(std::move(kept));
    }
    others.none = elsewhere(none);
    return others;
}

WordQuery WordQuery::foundWithin(bool titles) const
{
    WordQuery found = within(titles);
    return found.all.size() == all.size() ? found : WordQuery();
}

QString matchString(const WordQuery::Word &word)
{
    const bool prefix = word.text.endsWith(u'*');
    const QString words = prefix ? word.text.chopped(1) : word.text;
    QString text = plainString(words);
    if (prefix)
        text = words.endsWith(u'y', Qt::CaseInsensitive) ? beginsWithY(words)
                                                         : QString(text + u" *"_s);
    return word.inTitle ? QString(u"title : "_s + text) : text;
}

QString matchString(const WordQuery &query)
{
    QStringList all;
    for (const WordQuery::Choice &choice : query.all) {
        if (std::ranges::none_of(choice, isPart))
            all.append(joined(choice));
    }
    if (all.isEmpty())
        return {};
    QString text = all.join(u" AND "_s);
    const QString none = markString({{query.none}, {}});
    return none.isEmpty() ? text : QString(u'(' + text + u") NOT "_s + none);
}

QString markString(const WordQuery &query)
{
    WordQuery::Choice words;
    for (const WordQuery::Choice &choice : query.all)
        std::ranges::copy_if(choice, std::back_inserter(words), std::not_fn(isPart));
    return words.empty() ? QString() : joined(words);
}

} // namespace sourceline
