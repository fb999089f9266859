// The ranks of names after a few have changed are those of a ranking afresh.
#include "model/columns/nameranks.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestNameRanks : public QObject
{
    Q_OBJECT

private slots:
    void patchedIsAsAfresh_data();
    void patchedIsAsAfresh();
};

namespace {

// Few letters, so that many names collate equal or next to each other.
QString someName(QRandomGenerator &random)
{
    static const QStringList letters{u"a"_s, u"A"_s, u"á"_s, u"b"_s, u"ب"_s, u"-"_s};
    QString name;
    for (int i = random.bounded(4); i > 0; --i)
        name += letters[random.bounded(int(letters.size()))];
    return name;
}

void setEntry(Dictionary &dictionary, Code code, QRandomGenerator &random)
{
    dictionary.names[code] = someName(random);
    dictionary.extras[code] = random.bounded(3) == 0 ? QString() : someName(random);
}

void addEntry(Dictionary &dictionary, QRandomGenerator &random)
{
    const Code code = Code(dictionary.ids.size());
    dictionary.ids.push_back(Id{code});
    dictionary.names.emplace_back();
    dictionary.extras.emplace_back();
    dictionary.byId.push_back(code);
    setEntry(dictionary, code, random);
}

Dictionary emptyDictionary()
{
    Dictionary dictionary;
    dictionary.ids.resize(1);
    dictionary.names.resize(1);
    dictionary.extras.resize(1);
    return dictionary;
}

void change(Dictionary &dictionary, QRandomGenerator &random)
{
    const int what = random.bounded(3);
    if (what == 0 || dictionary.byId.empty())
        return addEntry(dictionary, random);
    const auto place = random.bounded(int(dictionary.byId.size()));
    const Code code = dictionary.byId[size_t(place)];
    if (what == 1)
        return setEntry(dictionary, code, random);
    dictionary.byId.erase(dictionary.byId.begin() + place);
    dictionary.names[code] = dictionary.extras[code] = QString();
}

} // namespace

void TestNameRanks::patchedIsAsAfresh_data()
{
    QTest::addColumn<int>("names");
    QTest::addColumn<int>("changes");
    QTest::newRow("none, then some") << 0 << 5;
    QTest::newRow("nothing changed") << 50 << 0;
    QTest::newRow("one") << 50 << 1;
    QTest::newRow("a few") << 50 << 6;
    QTest::newRow("most") << 30 << 60;
    QTest::newRow("more than are patched") << 300 << 400;
}

void TestNameRanks::patchedIsAsAfresh()
{
    QFETCH(const int, names);
    QFETCH(const int, changes);
    for (quint32 seed = 0; seed < 100; ++seed) {
        QRandomGenerator random(seed);
        Dictionary before = emptyDictionary();
        for (int i = 0; i < names; ++i)
            addEntry(before, random);
        rankNames(before);
        Dictionary patched = before;
        for (int i = 0; i < changes; ++i)
            change(patched, random);
        Dictionary afresh = patched;
        rankNames(patched, &before);
        rankNames(afresh);
        QCOMPARE(patched.rank, afresh.rank);
        QCOMPARE(patched.extraRank, afresh.extraRank);
        QCOMPARE(patched.rank.front(), Dictionary::noRank);
    }
}

QTEST_APPLESS_MAIN(TestNameRanks)

#include "tst_nameranks.moc"
