package io.parallax.api.pipeline;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/// A set of changes to a pipeline, made while it runs or stands still: all of them, or none. What the changes do not
/// touch goes on undisturbed; what they do touch is held between two buffers for the moment of the switch, so that
/// nothing is lost, doubled or reordered.
///
/// One thread uses an edit, once. The pipeline is looked at when [#apply()] takes its turn among the pipeline's state
/// changes, so an edit is made upon whatever earlier changes have left.
@ProviderType
public interface PipelineEdit {
    /// Adds an element. It must be linked by [#link(String, String)] or [#insert(String, String, String, String)].
    /// @param type its element name, for example `filesink`
    /// @param name its name in the pipeline, unique there
    /// @return this
    PipelineEdit add(String type, String name);

    /// Sets a property of an element that is there or was added before. One that can not be set while the pipeline
    /// runs makes the element be replaced by a fresh one.
    /// @param element name of the element
    /// @param property name of the property
    /// @param value a value of the property's type, or text that is read as in a pipeline
    /// @return this
    PipelineEdit set(String element, String property, Object value);

    /// Links two elements by the pads that are named, or by the first free ones.
    /// @param from element upstream, or element and pad as in `t.src_0`
    /// @param to element downstream, or element and pad
    /// @return this
    PipelineEdit link(String from, String to);

    /// Takes the links between two elements away.
    /// @param from element upstream, or element and pad
    /// @param to element downstream, or element and pad
    /// @return this
    PipelineEdit unlink(String from, String to);

    /// Adds an element in the middle of a link.
    /// @param type its element name
    /// @param name its name in the pipeline, unique there
    /// @param from element upstream, or element and pad
    /// @param to element downstream, or element and pad
    /// @return this
    PipelineEdit insert(String type, String name, String from, String to);

    /// Takes an element out. If it has one link on either side, its neighbours are linked instead. A sink goes with
    /// its branch: everything that only feeds it. So does a source with everything that nothing else feeds. What leaves
    /// is told the end of the stream first and has handled what it was given, so that a file gets its trailer.
    /// @param element name of the element
    /// @return this
    PipelineEdit remove(String element);

    /// As [#remove(String)], but at once: what leaves is not told the end of the stream, and what is queued there is
    /// dropped. A warning on the bus says so.
    /// @param element name of the element
    /// @return this
    PipelineEdit removeNow(String element);

    /// Puts a fresh element in the place of another, with the same name and links and without any property set.
    /// @param element name of the element
    /// @param type element name of the new one, which may be the same
    /// @return this
    PipelineEdit replace(String element, String type);

    /// Makes the changes.
    /// @return the pipeline's state after them; completes exceptionally with [MalformedPipelineException] if they do
    ///     not make a pipeline, and with [PipelineFailedException] if a new element does not start or the streams could
    ///     not be held; the pipeline then goes on as it was
    CompletionStage<PipelineState> apply();
}
