#include "model/workbench/history.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

/// A log that answers when told to, with a series of parts for what was imported.
class FakeLog
{
public:
    explicit FakeLog(History &history)
        : m_history(history)
    {
        history.setRevert([this](Id edit, const Reason &reason, ConflictChoice choice) {
            asked.push_back({edit, reason, choice});
        });
    }

    struct Asked
    {
        Id edit;
        Reason reason;
        ConflictChoice choice;
    };

    Edit write(const QString &label, const QByteArray &kind = "edit", const QString &who = u"Ada"_s)
    {
        return append({who, label, {}, kind}, {}, 1);
    }

    // As EditLog::revert: parts newest first, the last of them stands for all.
    void answer()
    {
        const Asked what = asked.front();
        asked.erase(asked.begin());
        Reason reason = what.reason;
        reason.who = u"Ada"_s;
        m_history.take(append(reason, what.edit, parts(what.edit)));
    }

    void refuse(const QString &sentence)
    {
        asked.erase(asked.begin());
        m_history.failed({sentence});
    }

    // The batch `edit` will be undone by so many edits.
    void makeLarge(Id edit, int count) { m_large[edit] = count; }

    std::vector<Edit> newestFirst() const { return {m_edits.rbegin(), m_edits.rend()}; }

    std::vector<Asked> asked;

private:
    int parts(Id edit)
    {
        const auto large = m_large.find(edit);
        return large == m_large.end() ? 1 : large->second;
    }

    Edit append(const Reason &reason, Id of, int count)
    {
        ++m_at;
        for (int i = 0; i < count; ++i) {
            Edit edit;
            edit.seq = qint64(m_edits.size()) + 1;
            edit.id = Id{1000 + edit.seq};
            edit.at = m_at;
            edit.who = reason.who;
            edit.label = reason.label;
            edit.kind = reason.kind;
            edit.of = of;
            m_edits.push_back(edit);
        }
        if (count > 1)
            m_large[m_edits.back().id] = count;
        return m_edits.back();
    }

    History &m_history;
    std::vector<Edit> m_edits;
    std::map<Id, int> m_large;
    qint64 m_at = 0;
};

// Undoes and redoes everything, and says in which order.
QStringList walk(History &history, FakeLog &log)
{
    QStringList labels;
    while (history.canRedo()) {
        labels += u"redo "_s + history.redoText();
        history.redo();
        log.answer();
    }
    while (history.canUndo()) {
        labels += u"undo "_s + history.undoText();
        history.undo();
        log.answer();
    }
    return labels;
}

QStringList sides(const History &history)
{
    return {history.undoText(),
            history.redoText(),
            QString::number(history.undoCount()),
            QString::number(history.redoCount())};
}

} // namespace

class TestUndoHistory : public QObject
{
    Q_OBJECT

private slots:
    void cursorMovesWithTheAnswer();
    void aNewEditEndsRedo();
    void aRefusalLeavesTheCursor();
    void waitingUndosFollowEachOther();
    void aRefusalDropsThoseThatWait();
    void anEditOnItsWayIsUndoneFirst();
    void anEditBetweenIsNotTakenForTheAnswer();
    void nothingLeftToChange();
    void anImportIsOneStep();
    void restoredAsItWas();
    void restoresOwnEditsOnly();
    void restoresAtMost();
    void outsideEditsAreNoSteps();
};

void TestUndoHistory::cursorMovesWithTheAnswer()
{
    History history;
    FakeLog log(history);
    QSignalSpy undone(&history, &History::undone);
    QSignalSpy redone(&history, &History::redone);
    const Edit first = log.write(u"one"_s);
    history.take(first);
    QCOMPARE(history.undoText(), u"one"_s);
    history.undo(ConflictChoice::Overwrite);
    QVERIFY(history.isBusy());
    QCOMPARE(history.undoText(), u"one"_s);
    QCOMPARE(log.asked.front().edit, first.id);
    QCOMPARE(log.asked.front().reason.label, u"Undo: one"_s);
    QCOMPARE(log.asked.front().reason.kind, "undo");
    QCOMPARE(log.asked.front().choice, ConflictChoice::Overwrite);
    log.answer();
    QCOMPARE(sides(history), QStringList({{}, u"one"_s, u"0"_s, u"1"_s}));
    QCOMPARE(undone.size(), 1);
    QCOMPARE(undone.at(0).at(1).toString(), u"one"_s);
    history.redo();
    QCOMPARE(log.asked.front().reason.label, u"Redo: one"_s);
    QCOMPARE(log.asked.front().edit, log.newestFirst().front().id);
    log.answer();
    QCOMPARE(sides(history), QStringList({u"one"_s, {}, u"1"_s, u"0"_s}));
    QCOMPARE(redone.size(), 1);
}

void TestUndoHistory::aNewEditEndsRedo()
{
    for (const QByteArray kind : {"edit", "import", "merge", "revert"}) {
        History history;
        FakeLog log(history);
        history.take(log.write(u"one"_s));
        history.undo();
        log.answer();
        QVERIFY(history.canRedo());
        history.take(log.write(u"two"_s, kind));
        QVERIFY2(!history.canRedo(), kind);
        QCOMPARE(history.undoText(), u"two"_s);
    }
}

void TestUndoHistory::aRefusalLeavesTheCursor()
{
    History history;
    FakeLog log(history);
    QSignalSpy refused(&history, &History::refused);
    const Edit edit = log.write(u"one"_s);
    history.take(edit);
    history.undo();
    log.refuse(u"Later changes stand in the way."_s);
    QVERIFY(!history.isBusy());
    QCOMPARE(sides(history), QStringList({u"one"_s, {}, u"1"_s, u"0"_s}));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.at(0).at(0).value<Id>(), edit.id);
    QCOMPARE(refused.at(0).at(1).toString(), u"one"_s);
    QCOMPARE(refused.at(0).at(2).toString(), u"Later changes stand in the way."_s);
}

void TestUndoHistory::waitingUndosFollowEachOther()
{
    History history;
    FakeLog log(history);
    for (const QString &label : {u"one"_s, u"two"_s, u"three"_s})
        history.take(log.write(label));
    history.undo();
    history.undo();
    history.redo();
    history.undo();
    history.undo();
    history.undo(); // more than there are
    for (int answers = 0; answers < 5; ++answers) {
        QCOMPARE(log.asked.size(), size_t(1));
        log.answer();
    }
    QVERIFY(log.asked.empty());
    QCOMPARE(sides(history), QStringList({{}, u"one"_s, u"0"_s, u"3"_s}));
}

void TestUndoHistory::aRefusalDropsThoseThatWait()
{
    History history;
    FakeLog log(history);
    history.take(log.write(u"one"_s));
    history.take(log.write(u"two"_s));
    history.undo();
    history.undo();
    log.refuse(u"no"_s);
    QVERIFY(log.asked.empty());
    QCOMPARE(history.undoCount(), 2);
}

void TestUndoHistory::anEditOnItsWayIsUndoneFirst()
{
    History history;
    FakeLog log(history);
    history.take(log.write(u"one"_s));
    history.hold();
    history.undo();
    QVERIFY(log.asked.empty());
    const Edit two = log.write(u"two"_s);
    history.take(two);
    history.release();
    QCOMPARE(log.asked.size(), size_t(1));
    QCOMPARE(log.asked.front().edit, two.id);
}

void TestUndoHistory::anEditBetweenIsNotTakenForTheAnswer()
{
    History history;
    FakeLog log(history);
    history.take(log.write(u"one"_s));
    history.undo();
    history.take(log.write(u"two"_s));
    QVERIFY(history.isBusy());
    log.answer();
    QCOMPARE(sides(history), QStringList({u"two"_s, u"one"_s, u"1"_s, u"1"_s}));
    History again;
    again.restore(log.newestFirst(), u"Ada"_s);
    QCOMPARE(sides(again), sides(history));
}

void TestUndoHistory::nothingLeftToChange()
{
    History history;
    FakeLog log(history);
    QSignalSpy undone(&history, &History::undone);
    history.take(log.write(u"one"_s));
    history.undo(ConflictChoice::KeepPresent);
    history.take(Edit{});
    QVERIFY(!history.isBusy());
    QCOMPARE(sides(history), QStringList({{}, {}, u"0"_s, u"0"_s}));
    QCOMPARE(undone.at(0).at(1).toString(), u"one"_s);
    history.take(Edit{}); // of an ordinary change that changed nothing
    QVERIFY(!history.canUndo());
}

void TestUndoHistory::anImportIsOneStep()
{
    History history;
    FakeLog log(history);
    const Edit import = log.write(u"Import"_s, "import");
    log.makeLarge(import.id, 4);
    history.take(import);
    history.take(log.write(u"two"_s));
    for (int i = 0; i < 3; ++i) {
        history.undo();
        history.undo();
        log.answer();
        log.answer();
        QCOMPARE(sides(history), QStringList({{}, u"Import"_s, u"0"_s, u"2"_s}));
        History restored;
        restored.restore(log.newestFirst(), u"Ada"_s);
        QCOMPARE(sides(restored), sides(history));
        history.redo();
        history.redo();
        log.answer();
        log.answer();
        QCOMPARE(sides(history), QStringList({u"two"_s, {}, u"2"_s, u"0"_s}));
        restored.restore(log.newestFirst(), u"Ada"_s);
        QCOMPARE(sides(restored), sides(history));
    }
}

// Whatever was done: a program that is started again stands where it was left.
void TestUndoHistory::restoredAsItWas()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QRandomGenerator random(seed);
        History history;
        FakeLog log(history);
        for (int step = 0; step < 60; ++step) {
            const int what = random.bounded(10);
            if (what < 5) {
                const Edit edit = log.write(u"edit %1"_s.arg(step));
                if (random.bounded(4) == 0)
                    log.makeLarge(edit.id, 3);
                history.take(edit);
            } else {
                what < 8 ? history.undo() : history.redo();
                if (!log.asked.empty())
                    log.answer();
            }
        }
        History restored;
        FakeLog other(restored);
        restored.restore(log.newestFirst(), u"Ada"_s);
        QCOMPARE(sides(restored), sides(history));
        QCOMPARE(walk(restored, other), walk(history, log));
    }
}

void TestUndoHistory::restoresOwnEditsOnly()
{
    History history;
    FakeLog log(history);
    log.write(u"mine"_s);
    log.write(u"theirs"_s, "edit", u"Grace"_s);
    history.restore(log.newestFirst(), u"Ada"_s);
    QCOMPARE(sides(history), QStringList({u"mine"_s, {}, u"1"_s, u"0"_s}));
}

void TestUndoHistory::restoresAtMost()
{
    History history;
    FakeLog log(history);
    for (int i = 0; i < 300; ++i)
        log.write(QString::number(i));
    history.restore(log.newestFirst(), u"Ada"_s);
    QCOMPARE(history.undoCount(), History::restoredSteps);
    QCOMPARE(history.undoText(), u"299"_s);
    // Undone since, while the edit itself is out of sight.
    for (int i = 0; i < History::restoredSteps; ++i) {
        history.undo();
        log.answer();
    }
    History later;
    later.restore(log.newestFirst(), u"Ada"_s);
    QCOMPARE(later.redoCount(), History::restoredSteps);
    QCOMPARE(later.redoText(), u"100"_s);
    QCOMPARE(later.undoCount(), 0);
}

void TestUndoHistory::outsideEditsAreNoSteps()
{
    History history;
    FakeLog log(history);
    history.take(log.write(u"one"_s));
    history.undo();
    log.answer();
    history.take(log.write(u"Changed outside"_s, "outside", u"another program"_s));
    QCOMPARE(sides(history), QStringList({{}, u"one"_s, u"0"_s, u"1"_s}));
}

QTEST_GUILESS_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
