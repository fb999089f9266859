#include "ui/article/articlepane.h"

#include "model/coding/notes.h"
#include "model/filter/searchhits.h"
#include "model/store/palesentences.h"
#include "model/text/sentences.h"
#include "ui/article/articleheader.h"
#include "ui/article/documentbar.h"
#include "ui/article/documentwords.h"
#include "ui/article/selectionline.h"
#include "ui/article/sentencepopup.h"
#include "ui/article/textview.h"
#include "ui/article/wholesentences.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

namespace {

// Of the text, beside an open form.
constexpr int leastLines = 4;
constexpr int mostLines = 8;

} // namespace

ArticlePane::ArticlePane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_header(new ArticleHeader(this))
    , m_documents(new DocumentBar(this))
    , m_view(new TextView(this))
    , m_emptyPage(new QWidget(this))
    , m_empty(new QLabel(m_emptyPage))
    , m_stack(new QStackedLayout)
    , m_selection(new SelectionLine(this))
    , m_popup(new SentencePopup(this))
{
    setAccessibleName(tr("Article"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(spacing::margin - spacing::medium, 0, spacing::large, 0);
    bar->addWidget(m_documents);
    layout->addLayout(bar);
    layout->addSpacing(spacing::small);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_selection);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_emptyPage);
    auto *around = new QVBoxLayout(m_emptyPage);
    around->setContentsMargins(spacing::margin, spacing::medium, spacing::large, spacing::large);
    around->addWidget(m_empty, 0, Qt::AlignTop);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);

    connect(&m_workbench, &Workbench::documentChanged, this, &ArticlePane::followDocument);
    connect(&m_workbench, &Workbench::dossierChanged, this, [this] {
        const auto &dossier = m_workbench.dossier();
        const Id read = dossier ? dossier->id : Id();
        m_isReadAgain = read.isValid() && read == m_read;
        m_read = read;
        followDocuments();
    });
    connect(&m_workbench, &Workbench::currentChanged, this, [this](Id incident) {
        m_view->setCurrentIncident(incident);
        followDocuments();
    });
    connect(&m_workbench, &Workbench::citationChanged, this, [this] {
        if (!m_workbench.lit().empty())
            m_passage = {}; // something else was asked for since
        followCitation();
        m_isReadAgain = false;
    });
    connect(m_documents, &DocumentBar::documentChosen, &m_workbench, &Workbench::openDocument);
    connect(m_view, &TextView::changeAsked, this, [this] {
        if (m_shown)
            emit changeAsked(m_shown->document);
    });
    connect(m_view, &TextView::sentencesActivated, this, &ArticlePane::offerIncidents);
    connect(m_popup, &SentencePopup::incidentChosen, this, [this](Id incident) {
        m_workbench.setCurrent(incident);
    });
    connect(m_view, &TextView::chosenChanged, this, &ArticlePane::followChosen);
    connect(&m_workbench, &Workbench::filterChanged, this, &ArticlePane::readMatches);
    connect(&m_workbench, &Workbench::edited, this, [this](const Edit &edit) {
        if (!touchedIn(edit, "annotation").empty())
            readNotes();
        const bool sentences =
            std::any_of(edit.rows.begin(), edit.rows.end(), [](const TouchedRow &row) {
                return row.table == "sentence";
            });
        if (sentences)
            readPale();
    });
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_view);
    followDocument();
}

QString ArticlePane::emptyText() const
{
    return m_stack->currentWidget() == m_emptyPage ? m_empty->text() : QString();
}

void ArticlePane::showEmpty(const QString &text)
{
    m_empty->setText(text);
    m_stack->setCurrentWidget(m_emptyPage);
    // With no other document to go to the pane itself waits for the text that is on its way.
    setFocusProxy(m_documents->QTabBar::count() > 0 ? m_documents : nullptr);
}

void ArticlePane::followDocument()
{
    if (m_shown && m_shown == m_workbench.document())
        return;
    m_shown = m_workbench.document();
    m_header->setVisible(m_shown != nullptr);
    if (m_shown)
        m_header->setDocument(*m_shown);
    followDocuments();
    if (m_shown && m_shown->textKind != TextKind::None) {
        m_view->setCurrentIncident(m_workbench.current());
        m_isReadAgain = m_isReadAgain && m_view->document().shown == m_shown->shown;
        m_view->setDocument(*m_shown);
        m_view->setAccessibleName(tr("Text of %1").arg(headingOf(*m_shown)));
        m_stack->setCurrentWidget(m_view);
        setFocusProxy(m_view);
        followCitation();
        followPassage();
        readNotes();
        readMatches();
        readPale();
    } else {
        m_view->setDocument({});
    }
}

// Those that the incident cites; the one that is read too where it is none of them.
std::vector<DocumentSummary> ArticlePane::tabs() const
{
    std::vector<DocumentSummary> documents = m_workbench.documents();
    const bool isOther =
        m_shown && !documents.empty()
        && std::ranges::find(documents, m_shown->document, &DocumentSummary::id) == documents.end();
    if (isOther)
        documents.push_back(
            {m_shown->document, m_shown->title, m_shown->outlet, m_shown->publishedEdtf, 0});
    return documents;
}

void ArticlePane::followDocuments()
{
    const auto &documents = m_workbench.documents();
    m_documents->setDocuments(tabs(), m_shown ? m_shown->document : Id());
    const bool others =
        std::any_of(documents.begin(), documents.end(), [this](const DocumentSummary &one) {
            return !m_shown || one.id != m_shown->document;
        });
    m_documents->setVisible(others);
    if (m_shown && m_shown->textKind != TextKind::None)
        return;
    if (m_shown) {
        const auto own =
            std::find_if(documents.begin(), documents.end(), [this](const DocumentSummary &one) {
                return one.id == m_shown->document;
            });
        showEmpty(missingTextOf(*m_shown, own == documents.end() ? 0 : own->citations));
    } else if (m_workbench.current().isValid()) {
        showEmpty(m_workbench.dossier() && documents.empty()
                      ? tr("No article is cited for this incident yet.")
                      : tr("Reading\u2026"));
    } else {
        showEmpty(tr("Select an incident in the table to read the sentences behind it."));
    }
}

void ArticlePane::followCitation()
{
    QSet<Id> citations;
    QSet<Id> elsewhere;
    for (const CitationView &citation : m_workbench.lit()) {
        citations += citation.id;
        if (!m_shown
            || (citation.document != m_shown->document && citation.document != m_shown->shown))
            elsewhere += citation.document;
    }
    const auto stepped = m_workbench.citation();
    if (stepped && citations.isEmpty())
        citations += stepped->id;
    m_view->setLit(citations);
    m_documents->setLit(elsewhere);

    int target = stepped ? m_view->reader().sentenceOf(stepped->id) : -1;
    for (const CitationView &citation : m_workbench.lit()) {
        if (target < 0)
            target = m_view->reader().sentenceOf(citation.id);
    }
    // After an edit the reader stays where they are.
    if (target >= 0 && !m_isReadAgain)
        m_view->showSentence(target);
}

void ArticlePane::offerIncidents(const std::vector<int> &sentences, const QPoint &at)
{
    const auto incidents =
        incidentsOf(m_view->document(), m_view->reader(), sentences, m_workbench.current());
    QStringList notes;
    if (incidents.empty())
        notes += tr("This sentence reports a statement; no incident rests on it by itself.");
    for (const int sentence : sentences)
        notes += anchorWords(m_view->reader(),
                             m_view->reader().sentences()[static_cast<size_t>(sentence)]);
    notes.removeAll(QString());
    notes.removeDuplicates();
    m_popup->open(incidents, notes.join(u'\n'), m_workbench.current(), at);
}

// What is chosen in the text is what A, C, E, M and N cite: whole sentences, and the phrase inside
// them.
void ArticlePane::followChosen()
{
    const UnitRange chosen = m_view->chosen();
    const QString &text = m_view->reader().text();
    const UnitRange whole =
        chosen.isEmpty() ? UnitRange() : wholeSentences(text, chosen.start, chosen.end);
    TextSelection selection;
    int sentences = 0;
    if (!whole.isEmpty()) {
        const Offsets &offsets = m_view->reader().offsets();
        selection.document = m_view->document().shown;
        selection.range = {offsets.toCodePoints(whole.start), offsets.toCodePoints(whole.end)};
        selection.text = text.mid(whole.start, whole.end - whole.start);
        if (chosen.start > whole.start || chosen.end < whole.end)
            selection.phrase = TextRange{offsets.toCodePoints(qMax(chosen.start, whole.start)),
                                         offsets.toCodePoints(qMin(chosen.end, whole.end))};
        sentences = static_cast<int>(sentencesOf(Offsets(selection.text)).size());
    }
    m_selection->show(
        selection, sentences, m_view->notesAt(whole), m_workbench.canEdit() && !m_coding);
    m_workbench.setTextSelection(selection);
    m_keepsLit = m_keepsLit && chosen.isEmpty();
    if (m_coding)
        keepRoom();
}

void ArticlePane::setCoding(bool coding, bool changes)
{
    m_coding = coding;
    m_keepsLit = false;
    followChosen(); // beside a form its keys need no line
    m_keepsLit = coding && changes && !litStretch().isEmpty();
    keepRoom();
    if (m_keepsLit)
        QTimer::singleShot(0, this, &ArticlePane::keepRoom); // the pane has its new height then
}

UnitRange ArticlePane::litStretch() const
{
    for (const CitationView &citation : m_workbench.lit()) {
        const int sentence = m_view->reader().sentenceOf(citation.id);
        if (sentence < 0)
            continue;
        const CitedSentence &cited = m_view->reader().sentences()[static_cast<size_t>(sentence)];
        return {cited.start, cited.end};
    }
    return {};
}

void ArticlePane::keepRoom()
{
    const UnitRange chosen = m_keepsLit ? litStretch() : m_view->chosen();
    const int line = m_view->lineHeight();
    const int wanted = chosen.isEmpty() ? 0 : m_view->heightFor(chosen);
    m_view->setMinimumHeight(m_coding ? qBound(leastLines * line, wanted, mostLines * line) : 0);
    if (!m_coding || chosen.isEmpty())
        return;
    layout()->activate();
    m_view->keepInSight(chosen);
}

void ArticlePane::readPale()
{
    if (!m_shown || m_shown->textKind == TextKind::None || m_shown->textKind == TextKind::Summary)
        return;
    m_workbench.read<PaleSentences>(
        this,
        [shown = m_shown->shown](sqlite3 *database) { return paleSentencesOf(database, shown); },
        [this, shown = m_shown->shown](const Result<PaleSentences> &pale) {
            if (!pale || m_view->document().shown != shown)
                return;
            std::vector<TextRange> ranges = pale->boilerplate;
            ranges.insert(ranges.end(), pale->skipped.begin(), pale->skipped.end());
            m_view->setPale(ranges);
        });
}

void ArticlePane::readNotes()
{
    if (!m_shown || m_shown->textKind == TextKind::None)
        return;
    m_workbench.read<std::vector<NoteEntry>>(
        this,
        [shown = m_shown->shown](sqlite3 *database) { return notesOfDocument(database, shown); },
        [this, shown = m_shown->shown](const Result<std::vector<NoteEntry>> &notes) {
            if (!notes || m_view->document().shown != shown)
                return;
            const Offsets &offsets = m_view->reader().offsets();
            std::vector<TextNote> marks;
            for (const NoteEntry &entry : *notes) {
                const TextRange range = entry.subject.range.value_or(TextRange());
                const QString day = QDateTime::fromMSecsSinceEpoch(entry.note.madeAt)
                                        .date()
                                        .toString(u"d MMM yyyy");
                marks.push_back(
                    {{offsets.toUnits(range.start), offsets.toUnits(range.end)},
                     tr("Note by %1, %2: %3").arg(entry.note.author, day, entry.note.text)});
            }
            m_view->setNotes(std::move(marks));
        });
}

// Marks where the words that are searched for stand, and goes to the first of them where a passage
// was asked for that is of another text of the same document.
void ArticlePane::readMatches()
{
    const int asked = ++m_matchesAsked;
    const WordQuery words(m_workbench.filter());
    if (!m_shown || m_shown->textKind == TextKind::None || words.isEmpty()) {
        m_view->setMatches({});
        return;
    }
    m_workbench.read<std::vector<TextRange>>(
        this,
        [words, shown = m_shown->shown](sqlite3 *database) {
            return matchesInDocument(database, shown, words);
        },
        [this, asked](const Result<std::vector<TextRange>> &places) {
            if (!places || asked != m_matchesAsked)
                return;
            const Offsets &offsets = m_view->reader().offsets();
            std::vector<UnitRange> matches;
            for (const TextRange &place : *places)
                matches.push_back({offsets.toUnits(place.start), offsets.toUnits(place.end)});
            if (isAtPassage() && m_passage.shown != m_shown->shown) {
                m_passage = {};
                if (!matches.empty())
                    selectWhole(matches.front());
            }
            m_view->setMatches(std::move(matches));
        });
}

void ArticlePane::showPassage(const Passage &passage)
{
    m_view->select(m_view->caret(), m_view->caret()); // what is there was read for something else
    m_passage = passage;
    if (!passage.document.isValid())
        return;
    m_workbench.openDocument(passage.document);
    followPassage();
    if (isAtPassage()) // in another text of it
        readMatches();
}

// The sentence around the words, ready to be cited.
void ArticlePane::selectWhole(UnitRange words)
{
    const UnitRange whole = wholeSentences(m_view->reader().text(), words.start, words.end);
    const UnitRange sentence = whole.isEmpty() ? words : whole;
    m_view->select(sentence.start, sentence.end);
    m_view->showStretch(sentence);
}

bool ArticlePane::isAtPassage() const
{
    return m_shown && m_passage.document.isValid() && m_passage.document == m_shown->document;
}

void ArticlePane::followPassage()
{
    if (!isAtPassage() || m_passage.shown != m_shown->shown)
        return;
    const TextRange range = std::exchange(m_passage, {}).range;
    if (range.isEmpty())
        return;
    const Offsets &offsets = m_view->reader().offsets();
    const UnitRange sentence{offsets.toUnits(range.start), offsets.toUnits(range.end)};
    m_view->select(sentence.start, sentence.end);
    m_view->showStretch(sentence);
}

} // namespace sourceline
