#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace sourceline {

class ArticleHeader;
class DocumentBar;
class SelectionLine;
class SentencePopup;
class TextView;
struct UnitRange;

/// A stretch of a document to be read, cited or not.
struct Passage
{
    Id document;     ///< the article
    Id shown;        ///< the document row whose text `range` is of
    TextRange range; ///< code points
};

/// The document that is read, its cited sentences highlighted. Follows the workbench's document,
/// current incident and lit citations; a click on a sentence offers the incidents it supports.
class ArticlePane : public QWidget
{
    Q_OBJECT

public:
    explicit ArticlePane(Workbench &workbench, QWidget *parent = nullptr);

    /// Opens a document at a sentence and selects it, ready to be cited; where another text of the
    /// document is shown, at the first of the words that are searched for.
    void showPassage(const Passage &passage);

    /// While a form is open the sentence that it cites keeps its room, and a line around it; of one
    /// that `changes` a record that of the record.
    void setCoding(bool coding, bool changes = false);

    TextView *textView() const { return m_view; }

    SentencePopup *popup() const { return m_popup; }

    DocumentBar *documentBar() const { return m_documents; }

    QString emptyText() const; ///< what the pane says instead of a text; empty while it shows one

signals:
    void changeAsked(sourceline::Id document); ///< of what is recorded of it beside its text

private:
    void followDocument();
    void followDocuments();
    void followCitation();
    void offerIncidents(const std::vector<int> &sentences, const QPoint &at);
    void showEmpty(const QString &text);
    void followChosen();
    void keepRoom();
    UnitRange litStretch() const;
    std::vector<DocumentSummary> tabs() const;
    void readNotes();
    void readMatches();
    void selectWhole(UnitRange words);
    void followPassage();
    bool isAtPassage() const;
    void readPale();

    Workbench &m_workbench;
    ArticleHeader *m_header;
    DocumentBar *m_documents;
    TextView *m_view;
    QWidget *m_emptyPage;
    QLabel *m_empty;
    QStackedLayout *m_stack;
    SelectionLine *m_selection;
    SentencePopup *m_popup;
    std::shared_ptr<const DocumentView> m_shown;
    int m_matchesAsked = 0;
    bool m_coding = false;
    bool m_keepsLit = false;    ///< the sentence behind the record that is changed
    Id m_read;                  ///< the incident whose record is shown
    bool m_isReadAgain = false; ///< as an edit left it, and nobody asked for a citation since
    Passage m_passage;          ///< asked for and not reached yet
};

} // namespace sourceline
